import { t as renderDriftPage } from "./report-html.js";

export { renderDriftPage };