// An editor that does not publish a report that does not reconcile.
const body = document.getElementById('body');
const year = document.getElementById('year');
const outcome = document.getElementById('outcome');
const publish = document.querySelector('.publish');

function refusal(result) {
  if (!result) {
    return '请先粘贴正文。';
  }
  if (result.verdict === 'does-not-reconcile') {
    return `有 ${result.coverage.fail} 项勾稽关系不平，不能发布。请在上面改正。`;
  }
  if (result.verdict !== 'reconciles') {
    return '有内容无法核对，不能发布。请换一种方式复制，再粘贴一次。';
  }
  if (result.report.year !== null && result.report.year !== Number(year.value)) {
    return `这份报告是 ${result.report.year} 年度的，不能发布在 ${year.value} 年度。`;
  }
  return '';
}

function judge() {
  const reason = refusal(body.result);
  outcome.textContent = reason || '勾稽关系全部平衡，可以发布。';
  outcome.classList.toggle('bad', Boolean(reason) && body.result !== null);
  outcome.classList.toggle('good', !reason);
  publish.setAttribute('aria-disabled', String(Boolean(reason)));
  return !reason;
}

function setYear() {
  body.setAttribute('year', year.value);
  judge();
}

body.addEventListener('gouji-result', judge);
year.addEventListener('change', setYear);
document.getElementById('article').addEventListener('submit', function (event) {
  event.preventDefault();
  if (judge()) {
    outcome.textContent = '已发布。';
  }
});
setYear();
