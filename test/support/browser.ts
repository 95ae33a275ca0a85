import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of this machine; undefined where there is none. */
export const browserPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** Says nothing to anybody by itself. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that has never been used, with a page that keeps what went wrong in it. */
export interface Browsing extends AsyncDisposable {
  readonly page: Page;
  /** Errors of scripts and of the console. */
  readonly complaints: string[];
  /** Addresses asked for, in order. */
  readonly requested: string[];
}

/** @throws Error where there is no browser */
export async function browse(options: { readonly width?: number; readonly dark?: boolean } = {}): Promise<Browsing> {
  if (browserPath === undefined) throw new Error('there is no browser');
  const profile = mkdtempSync(join(tmpdir(), 'taskwright-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    headless: true,
    args: ARGS,
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    // The page answers from this machine: what takes long is broken.
    timeout: 30_000,
  });
  context.setDefaultTimeout(10_000);
  const [page = await context.newPage()] = context.pages();
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requested.push(request.url()));
  return {
    page,
    complaints,
    requested,
    async [Symbol.asyncDispose]() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
