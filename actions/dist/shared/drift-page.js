import { r as renderDriftPage } from "./report-html.js";

export { renderDriftPage };