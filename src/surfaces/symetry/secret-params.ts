/**
 * Names of parameters that are taken for secrets: `sasl.password`, `ssl.keystore.key`, `sasl.jaas.config`, `basic.auth.user.info`.
 * Words that are part of many others must stand alone: `bypass` and `tokenizer` are none.
 */
const SECRET_NAME = new RegExp(
  [
    /password|passwd|passphrase|secret|credential|jaas/,
    /(?:^|[^a-z])(?:pass|pwd|private)(?:$|[^a-z])/,
    /tokens?(?:$|[^a-z])/,
    /(?:api|access|private|account|encryption|shared|sas|keystore)[._-]?key/,
    /key[._-]pem|(?:user|auth)[._-]?info/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Values that carry one: a password in an address, or in a list of settings such as that of JAAS. */
const SECRET_VALUE = /:\/\/[^/?#\s:]*:[^/?#\s]*@|\b(?:password|passwd|secret|token)\s*[=:]/i;

/** Whether a parameter is a secret, or may hold one (rest-surfaces 6.4): rather one too many than one too few. */
export function isSecretParam(name: string, value: string): boolean {
  return SECRET_NAME.test(words(name)) || SECRET_VALUE.test(value);
}

/** In lower case, with a dot where capitals begin a word: `sslKeyPassword` is `ssl.key.password`. */
function words(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1.$2').toLowerCase();
}
