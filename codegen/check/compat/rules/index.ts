import type { ActionRule, FieldRule, Rule, SchemaRule } from '../rule.js';
import { actionAdded } from './action-added.js';
import { actionRemoved } from './action-removed.js';
import { actionRemovedAfterDeprecation } from './action-removed-after-deprecation.js';
import { actionRemovedAfterSunset } from './action-removed-after-sunset.js';
import { actionRemovedBeforeSunset } from './action-removed-before-sunset.js';
import { alternativeAdded } from './alternative-added.js';
import { alternativeRemoved } from './alternative-removed.js';
import { authorizationDropped } from './authorization-dropped.js';
import { authorizationRequired } from './authorization-required.js';
import { batchChanged } from './batch-changed.js';
import { becameInternal } from './became-internal.js';
import { becameNotNullable } from './became-not-nullable.js';
import { becameNullable } from './became-nullable.js';
import { becamePublic } from './became-public.js';
import { closed } from './closed.js';
import { conditionAdded } from './condition-added.js';
import { conditionChanged } from './condition-changed.js';
import { conditionRemoved } from './condition-removed.js';
import { contentChanged } from './content-changed.js';
import { defaultAdded } from './default-added.js';
import { defaultChanged } from './default-changed.js';
import { defaultRemoved } from './default-removed.js';
import { dependencyAdded } from './dependency-added.js';
import { dependencyRemoved } from './dependency-removed.js';
import { deprecated } from './deprecated.js';
import { deprecatedFieldRemoved } from './deprecated-field-removed.js';
import { deprecatedWithoutSunset } from './deprecated-without-sunset.js';
import { deprecationWithdrawn } from './deprecation-withdrawn.js';
import { enumAdded } from './enum-added.js';
import { enumRemoved } from './enum-removed.js';
import { enumValueAdded } from './enum-value-added.js';
import { enumValueRemoved } from './enum-value-removed.js';
import { errorAdded } from './error-added.js';
import { errorCodeChanged } from './error-code-changed.js';
import { errorRemoved } from './error-removed.js';
import { expansionChanged } from './expansion-changed.js';
import { fieldAdded } from './field-added.js';
import { fieldBecameOptional } from './field-became-optional.js';
import { fieldBecameRequired } from './field-became-required.js';
import { fieldDeprecated } from './field-deprecated.js';
import { fieldReinstated } from './field-reinstated.js';
import { fieldRemoved } from './field-removed.js';
import { format } from './format.js';
import { idempotenceDropped } from './idempotence-dropped.js';
import { idempotencePromised } from './idempotence-promised.js';
import { itemCount } from './item-count.js';
import { layerAdded } from './layer-added.js';
import { length } from './length.js';
import { memberCount } from './member-count.js';
import { multipleOf } from './multiple-of.js';
import { opened } from './opened.js';
import { pattern } from './pattern.js';
import { range } from './range.js';
import { requiredFieldAdded } from './required-field-added.js';
import { roleAdded } from './role-added.js';
import { roleRemoved } from './role-removed.js';
import { routeMoved } from './route-moved.js';
import { statusAdded } from './status-added.js';
import { statusRemoved } from './status-removed.js';
import { streamChanged } from './stream-changed.js';
import { successStatusRemoved } from './success-status-removed.js';
import { sunsetMovedEarlier } from './sunset-moved-earlier.js';
import { sunsetMovedLater } from './sunset-moved-later.js';
import { sunsetRemoved } from './sunset-removed.js';
import { sunsetTooNear } from './sunset-too-near.js';
import { transitionAdded } from './transition-added.js';
import { transitionRemoved } from './transition-removed.js';
import { typeChanged } from './type-changed.js';
import { typeNarrowed } from './type-narrowed.js';
import { typeWidened } from './type-widened.js';
import { uniqueItems } from './unique-items.js';

/** A group of rules with the heading that the reference gives it. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every rule there is, in the order of the reference. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'Fields',
    rules: [
      ...fieldAdded,
      ...requiredFieldAdded,
      ...fieldRemoved,
      ...deprecatedFieldRemoved,
      ...fieldBecameRequired,
      ...fieldBecameOptional,
      ...fieldDeprecated,
      ...fieldReinstated,
    ],
  },
  { title: 'Types', rules: [...typeNarrowed, ...typeWidened, ...typeChanged, ...becameNullable, ...becameNotNullable] },
  {
    title: 'Values and defaults',
    rules: [
      ...enumValueAdded,
      ...enumValueRemoved,
      ...enumAdded,
      ...enumRemoved,
      ...defaultAdded,
      ...defaultChanged,
      ...defaultRemoved,
    ],
  },
  {
    title: 'Limits',
    rules: [...range, ...length, ...itemCount, ...memberCount, ...uniqueItems, ...multipleOf, ...pattern, ...format],
  },
  {
    title: 'Objects, forms and conditions',
    rules: [
      ...closed,
      ...opened,
      ...dependencyAdded,
      ...dependencyRemoved,
      ...alternativeAdded,
      ...alternativeRemoved,
      ...conditionAdded,
      ...conditionRemoved,
      ...conditionChanged,
    ],
  },
  {
    title: 'Actions',
    rules: [
      actionAdded,
      actionRemoved,
      actionRemovedBeforeSunset,
      actionRemovedAfterDeprecation,
      actionRemovedAfterSunset,
      layerAdded,
      batchChanged,
      authorizationRequired,
      authorizationDropped,
      roleRemoved,
      roleAdded,
      becameInternal,
      becamePublic,
      expansionChanged,
      idempotenceDropped,
      idempotencePromised,
      streamChanged,
      errorAdded,
      errorRemoved,
      errorCodeChanged,
      transitionRemoved,
      transitionAdded,
    ],
  },
  {
    title: 'Routes of surfaces',
    rules: [routeMoved, ...contentChanged, statusAdded, statusRemoved, successStatusRemoved],
  },
  {
    title: 'Deprecation and sunset',
    rules: [
      deprecated,
      deprecatedWithoutSunset,
      deprecationWithdrawn,
      sunsetMovedEarlier,
      sunsetMovedLater,
      sunsetRemoved,
      sunsetTooNear,
    ],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);

export const schemaRulesAbout = {
  type: rules.filter((rule): rule is SchemaRule => rule.about === 'type'),
  schema: rules.filter((rule): rule is SchemaRule => rule.about === 'schema'),
};
export const fieldRules: readonly FieldRule[] = rules.filter((rule) => rule.about === 'field');
export const actionRules: readonly ActionRule[] = rules.filter((rule) => rule.about === 'action');
