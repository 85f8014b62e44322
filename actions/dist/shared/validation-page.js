import { t as renderValidationPage } from "./report-html.js";

export { renderValidationPage };