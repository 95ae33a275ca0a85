import { addOrUpdateArtifacts } from './add-or-update-artifacts.js';
import { addOrUpdateModel } from './add-or-update-model.js';
import { deleteArtifacts } from './delete-artifacts.js';
import { deleteConfiguration } from './delete-configuration.js';
import { deleteHyperParams } from './delete-hyper-params.js';
import { deleteModels } from './delete-models.js';
import { editConfiguration } from './edit-configuration.js';
import { editHyperParams } from './edit-hyper-params.js';
import { getConfigurationNames } from './get-configuration-names.js';
import { getConfigurations } from './get-configurations.js';
import { getHyperParams } from './get-hyper-params.js';
import { setRequirements } from './set-requirements.js';

/** The actions on one part of a task: requirements, artifacts, models, hyperparameters, configuration. */
export const partHandlers = {
  'tasks.add_or_update_artifacts': addOrUpdateArtifacts,
  'tasks.add_or_update_model': addOrUpdateModel,
  'tasks.delete_artifacts': deleteArtifacts,
  'tasks.delete_configuration': deleteConfiguration,
  'tasks.delete_hyper_params': deleteHyperParams,
  'tasks.delete_models': deleteModels,
  'tasks.edit_configuration': editConfiguration,
  'tasks.edit_hyper_params': editHyperParams,
  'tasks.get_configuration_names': getConfigurationNames,
  'tasks.get_configurations': getConfigurations,
  'tasks.get_hyper_params': getHyperParams,
  'tasks.set_requirements': setRequirements,
};
