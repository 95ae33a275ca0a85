import * as assert from 'uvu/assert';
import { compareApis } from '../../../../codegen/check/compat/compare.js';
import type { Finding } from '../../../../codegen/check/compat/finding.js';
import { viewsOf } from '../../../../codegen/check/compat/view.js';
import { PARCELS, surfaceApi } from '../../fixtures/surfaces.js';
import { texts } from './changes.js';

/** What is found when a text of the surface of the fixtures becomes another. */
export async function changingParcels(was: string | RegExp, is: string): Promise<readonly Finding[]> {
  const changed = PARCELS.replace(was, is);
  assert.is.not(changed, PARCELS, `${was} is a part of it`);
  return compareApis(viewsOf(await surfaceApi()), viewsOf(await surfaceApi(changed)));
}

/** The same the other way round. */
export async function changingBack(was: string | RegExp, is: string): Promise<readonly Finding[]> {
  return compareApis(viewsOf(await surfaceApi(PARCELS.replace(was, is))), viewsOf(await surfaceApi()));
}

/** What of it is about one route, as texts. */
export function about(route: string, findings: readonly Finding[]): string[] {
  return texts(findings.filter(({ action }) => action === `parcels.${route}`));
}
