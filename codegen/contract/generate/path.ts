/** A place in a value: names of members and indexes of items. */
export type Path = readonly (string | number)[];
