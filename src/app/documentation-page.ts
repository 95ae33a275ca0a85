import type { DocumentationOf } from '../surfaces/http/lifecycle.js';
import { type Configuration, ConfigurationError } from './configuration.js';

const SETTING = 'versions.documentation_url';

/**
 * What answers of deprecated layers link to, by the setting; undefined when it is not set.
 *
 * @throws ConfigurationError for what is no address
 */
export function documentationPage(configuration: Configuration): DocumentationOf | undefined {
  const template = configuration.optional(SETTING);
  if (template === undefined) return undefined;
  const fill = (service: string, action: string, version: string) =>
    template.replaceAll(/\{(service|action|version)\}/g, (_, name: string) =>
      encodeURIComponent({ service, action, version }[name] ?? ''),
    );
  const sample = fill('service', 'service.action', '1.0');
  // The address stands between angle brackets in a header.
  if (!/^(?:https?:\/\/|\/)[\x21-\x7e]+$/.test(sample) || /[<>"{}]/.test(sample) || !URL.canParse(sample, 'http://localhost')) {
    throw new ConfigurationError(
      `${SETTING}: expected an address that begins with https://, http:// or /, in which {service}, {action} and {version} may stand, got ${JSON.stringify(template)}`,
    );
  }
  return ({ action, layer }) => fill(action.service, action.name, layer.version);
}
