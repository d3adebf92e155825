// What SurveyJS does with so many ratings: answers one after the other, on pages of sixty, over and over.
// Building the form is not counted. The first argument is the folder that survey-core is installed in.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, amount] = process.argv.slice(2);
const { Model } = createRequire(`${folder}/`)("survey-core");
const IN_SECTION = 60;

function form(questions) {
  const pages = [];
  for (let first = 1; first <= questions; first += IN_SECTION) {
    const elements = [];
    for (let number = first; number < first + IN_SECTION && number <= questions; number++) {
      elements.push({ type: "rating", name: `q${number}`, title: `Fråga ${number}`, isRequired: true, rateMax: 5 });
    }
    pages.push({ name: `s${first}`, title: `Avsnitt ${pages.length + 1}`, elements });
  }
  return { pages };
}

function answered(survey) {
  for (;;) {
    for (const question of survey.currentPage.questions) question.value = 3;
    if (survey.isLastPage) break;
    if (!survey.nextPage()) throw new Error("a page was not taken");
  }
  if (!survey.completeLastPage()) throw new Error("the last page was not taken");
}

for await (const _ of createInterface({ input: process.stdin })) {
  const survey = new Model(form(Number(amount)));
  globalThis.gc();
  const used = process.cpuUsage();
  const begun = performance.now();
  answered(survey);
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  if (Object.keys(survey.data).length !== Number(amount)) throw new Error("answers are missing");
  console.log(wall / 1e3, (user + system) / 1e6);
}
