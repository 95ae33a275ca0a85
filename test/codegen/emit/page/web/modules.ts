/** A module of the page, which is plain JavaScript for a browser. */
export async function webModule<T>(name: string): Promise<T> {
  return (await import(new URL(`../../../../../codegen/emit/page/web/${name}`, import.meta.url).href)) as T;
}
