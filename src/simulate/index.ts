export type { ClientModel, MissingAfterLow, RuptureModel } from "./clientModel.js";
export { clientModels } from "./clientModels.js";
export type { ClientModels, WorkingModel } from "./clientModels.js";
export { operatingCharacteristics } from "./operatingCharacteristics.js";
export type {
  Estimate,
  OperatingCharacteristics,
  RepairAnswer,
  RuptureCharacteristics,
  SimulationOptions,
} from "./operatingCharacteristics.js";
export { simulateClient } from "./simulateClient.js";
export type { Random, SimulatedClient } from "./simulateClient.js";
