import { t as openTrino } from "./tables-trino.js";

export { openTrino };