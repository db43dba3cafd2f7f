// Reads the data of the report and shows it.
import { setFilePrefix } from './download.js';
import { slug } from './dom.js';
import { showPage, showProblem } from './page.js';
import { campaignsSection } from './sections/campaigns.js';
import { datasetsSection } from './sections/datasets.js';
import { exposureSection } from './sections/exposure.js';
import { inShortSection } from './sections/in_short.js';
import { inputsSection } from './sections/inputs.js';
import { outlookSection } from './sections/outlook.js';
import { policiesSection } from './sections/policies.js';
import { reproduceSection } from './sections/reproduce.js';
import { robustnessSection } from './sections/robustness.js';
import { statementsSection } from './sections/statements.js';
import { tailSection } from './sections/tail.js';
import { trustSection } from './sections/trust.js';
import { setDatasets } from './sources.js';

const FORMAT = 1; // of the data that this page can show
// The datasets last: they are listed in the order in which the other sections name them.
const SECTIONS = [inShortSection, statementsSection, outlookSection, exposureSection,
  campaignsSection, policiesSection, robustnessSection, tailSection, trustSection, inputsSection,
  reproduceSection, datasetsSection];

const report = JSON.parse(document.getElementById('report-data').textContent);
if (report.format === FORMAT) {
  setDatasets(report.datasets);
  setFilePrefix(slug(`${report.run.jurisdiction} ${report.run.id}`));
  showPage(report, SECTIONS.map((make) => make(report)).filter(Boolean));
} else {
  showProblem(`Its data are of format ${report.format}; this page shows format ${FORMAT}.`);
}
