// What a portal does with the results of the three ways.
import { init, checkFile } from './gouji/index.js';

const WORDS = {
  'reconciles': '勾稽关系全部平衡，可以报送。',
  'does-not-reconcile': '勾稽关系不平，请先改正。',
  'undecided': '有勾稽关系无法核对，请人工核对。',
  'nothing-to-check': '没有找到年度报告的表格。'
};

function show(id, result) {
  const place = document.getElementById(id);
  place.textContent = result ? WORDS[result.verdict] : '还没有报告。';
  place.classList.toggle('good', Boolean(result) && result.verdict === 'reconciles');
  place.classList.toggle('bad', Boolean(result) && result.verdict === 'does-not-reconcile');
}

document.querySelector('gouji-checker').addEventListener('gouji-result', function (event) {
  show('element-outcome', event.detail);
});

document.querySelector('iframe').addEventListener('gouji-result', function (event) {
  show('frame-outcome', event.detail);
});

document.getElementById('file').addEventListener('change', async function (event) {
  const file = event.target.files[0];
  if (!file) {
    return;
  }
  await init();
  show('script-outcome', checkFile(file.name, new Uint8Array(await file.arrayBuffer())));
});
