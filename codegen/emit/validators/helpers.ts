/** Functions that validators call, by the name Ajv gives them, as source to be put into the module. */
export const HELPERS: ReadonlyMap<string, string> = new Map([
  [
    'ucs2length',
    `/** Length in code points: a pair of surrogates counts once. */
function ucs2length(text) {
let length = 0;
for (const _ of text) length++;
return length;
}`,
  ],
  [
    'equal',
    `/** Are two JSON values equal? */
function equal(a, b) {
if (a === b) return true;
if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
if (Array.isArray(a) !== Array.isArray(b)) return false;
const keys = Object.keys(a);
if (keys.length !== Object.keys(b).length) return false;
return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}`,
  ],
  [
    'guarded',
    `/** A validator whose depth the caller's data decides: a value nested too deep for the stack is a wrong value, not a crash. */
function guarded(validate) {
return function guard(data) {
try {
const valid = validate(data);
guard.errors = validate.errors;
return valid;
} catch (error) {
if (!(error instanceof RangeError)) throw error;
guard.errors = [{instancePath:"",keyword:"maxDepth",params:{},message:"must NOT be nested this deep"}];
return false;
}
};
}`,
  ],
]);
