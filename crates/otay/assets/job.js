// Follows a piece of long work; without this script the page asks again by itself.
(() => {
  const job = document.querySelector("[data-events]");
  if (!job) return;
  const events = new EventSource(job.dataset.events);
  events.addEventListener("job", (event) => {
    const { status, done_thousandths: done } = JSON.parse(event.data);
    const bar = job.querySelector("progress");
    if (bar) bar.value = done;
    const share = job.querySelector("[data-share]");
    if (share) share.textContent = `${Math.floor(done / 10)} %`;
    if (status !== job.dataset.status) {
      events.close();
      location.reload();
    }
  });
})();
