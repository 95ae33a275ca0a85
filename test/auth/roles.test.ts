import * as assert from 'uvu/assert';
import { companyRoles, isRole, isSystemRole, mayImpersonate, systemRoles } from '../../src/auth/roles.js';
import { suite } from '../support/harness.js';

const test = suite('roles');

test('the roles are those of task-core 3.1', () => {
  assert.equal([...systemRoles], ['system', 'root']);
  assert.equal([...companyRoles].sort(), ['admin', 'annotator', 'guest', 'superuser', 'user']);
});

test('only names of roles are roles', () => {
  for (const role of [...systemRoles, ...companyRoles]) assert.ok(isRole(role), role);
  for (const other of ['', 'Admin', 'ADMIN', '*', 'constructor', '__proto__', 'administrator']) assert.not(isRole(other), other);
});

test('system, root and admin may impersonate, and nobody else', () => {
  const may = [...systemRoles, ...companyRoles, '', 'toString'].filter(mayImpersonate);
  assert.equal(may.sort(), ['admin', 'root', 'system']);
});

test('system and root are the system roles', () => {
  assert.equal([...systemRoles, ...companyRoles, ''].filter(isSystemRole), ['system', 'root']);
});

test.run();
