import { getEntitiesCount } from './get-entities-count.js';
import { getTags } from './get-tags.js';
import { getUserCompanies } from './get-user-companies.js';

/** The actions of organization. */
export const organizationHandlers = {
  'organization.get_entities_count': getEntitiesCount,
  'organization.get_tags': getTags,
  'organization.get_user_companies': getUserCompanies,
};
