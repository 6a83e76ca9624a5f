/** RunComfy's Model API offline, for tests and for trying things out. */
export { createEmulator } from "./emulator.js";
export type { EmulatedAnswer, Emulator, EmulatorOptions } from "./emulator.js";
export { FAULT_HEADER } from "./fault-plan.js";
export type { Fault, FaultPlan, FaultRule } from "./fault-plan.js";
export { FAULT_NAMES, takesEffect } from "./faults.js";
export type { FaultName, Wire } from "./faults.js";
export { ENDPOINTS } from "./request-log.js";
export type { Endpoint, ReceivedRequest, RequestFilter, RequestLog } from "./request-log.js";
export { serveEmulator } from "./serve.js";
export type { EmulatorServer, ServeOptions } from "./serve.js";
export type { ModelFile } from "../model/file.js";
