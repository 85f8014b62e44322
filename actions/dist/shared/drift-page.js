import { n as renderDriftPage } from "./report-html.js";

export { renderDriftPage };