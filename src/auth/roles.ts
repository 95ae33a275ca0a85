/** Roles above any company. */
export const systemRoles = ['system', 'root'] as const;

/** Roles inside a company, most powerful first. */
export const companyRoles = ['admin', 'superuser', 'user', 'annotator', 'guest'] as const;

/** task-core 3.1 */
export type Role = (typeof systemRoles)[number] | (typeof companyRoles)[number];

const all: ReadonlySet<string> = new Set([...systemRoles, ...companyRoles]);
const system: ReadonlySet<string> = new Set(systemRoles);

/** Whether the text names a role. */
export function isRole(text: string): text is Role {
  return all.has(text);
}

/** Whether the role stands above companies. */
export function isSystemRole(role: string): boolean {
  return system.has(role);
}

/** Whether the role may run calls in somebody else's name (task-core 3.4). */
export function mayImpersonate(role: string): boolean {
  return role === 'admin' || isSystemRole(role);
}
