/* What the pages of the desk share: parts that stay up to date by themselves, forms that are sent once, and dialogs.

   <div id="x" data-fresh="/address" data-fresh-of="appointment" data-fresh-every="seconds"> is replaced by the element of
   the same id at that address: whenever the appointment that it names changes, or any if it names none; and every so many
   seconds if it says so. With data-fresh-stamp="/address" data-stamp="…" that is asked first whether anything changed at
   all, because what shows somebody's details is written down each time it is read. A part holds no fields: what somebody
   types stays. */
(() => {
  'use strict';
  const MILLIS_BETWEEN = 2_000;
  const parts = [...document.querySelectorAll('[data-fresh]')].map((element) => ({
    id: element.id, address: element.dataset.fresh, of: element.dataset.freshOf, every: Number(element.dataset.freshEvery || 0),
    stampAddress: element.dataset.freshStamp, stamp: element.dataset.stamp, shown: element.innerHTML,
    busy: false, again: false, asked: 0,
  }));

  /** The same thing in the new version: what had the focus keeps it, or the first there is; what was open stays open. */
  function swap(part, fresh) {
    const old = document.getElementById(part.id);
    if (!old || fresh.innerHTML === part.shown) { return; }
    part.shown = fresh.innerHTML;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.querySelectorAll('details[id][open]').forEach((open) => {
      fresh.querySelector(`details[id="${open.id}"]`)?.setAttribute('open', '');
    });
    old.replaceChildren(...document.adoptNode(fresh).childNodes);
    if (focused) {
      const name = focused.dataset.slot ? `[data-slot="${focused.dataset.slot}"]`
        : focused.id ? `[id="${focused.id}"]` : `a[href="${focused.getAttribute('href')}"]`;
      (old.querySelector(name) ?? old.querySelector('a, button'))?.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent('hms:fresh', { detail: part.id }));
  }

  async function ask(address) {
    const page = await window.hms.ask(address);
    if (!page) { throw new Error('no answer'); }
    return page;
  }

  /** Whether the part shows what there is no more. */
  async function isOld(part) {
    if (!part.stampAddress) { return true; }
    const stamp = (await ask(part.stampAddress)).getElementById('stamp')?.dataset.stamp;
    if (stamp === undefined || stamp === part.stamp) { return false; }
    part.stamp = stamp;
    return true;
  }

  async function refresh(part) {
    if (part.busy) { part.again = true; return; }
    part.busy = true;
    const wait = part.asked + MILLIS_BETWEEN - performance.now();
    if (wait > 0) { await new Promise((go) => { setTimeout(go, wait); }); }
    part.again = false;
    part.asked = performance.now();
    const { stamp } = part;
    try {
      if (await isOld(part)) {
        const fresh = (await ask(part.address)).getElementById(part.id);
        if (fresh) { swap(part, fresh); }
      }
    } catch (lost) {
      part.stamp = stamp;
      window.hms.missed?.();
    } finally {
      part.busy = false;
    }
    if (part.again) { refresh(part); }
  }

  /** Asks for the part at once, after something was done to it, or for what stands at another address. */
  window.hms.refresh = (id, address) => {
    parts.filter((part) => part.id === id).forEach((part) => {
      part.address = address ?? part.address;
      refresh(part);
    });
  };
  window.hms.onChange?.((change) => {
    const isOfAll = change.kind === 'MANY' || change.kind === 'UNKNOWN';
    parts.filter((part) => part.of !== undefined && change.kind !== 'NOTIFICATION')
      .filter((part) => isOfAll || !part.of || part.of === change.id)
      .forEach(refresh);
  });
  parts.filter((part) => part.every).forEach((part) => {
    setInterval(() => { if (!document.hidden) { refresh(part); } }, part.every * 1000);
  });

  // A second click on the way is none; what takes long says that it is on the way.
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || event.target.method === 'dialog') { return; }
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = 'true';
    event.target.querySelectorAll('[data-busy]').forEach((busy) => { busy.hidden = false; });
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => { delete form.dataset.sent; });
    document.querySelectorAll('[data-busy]').forEach((busy) => { busy.hidden = true; });
  });

  // The second click of a double click is meant for the button under the dialog that the first one has opened.
  document.addEventListener('click', (event) => {
    if (event.detail > 1 && event.target.closest('dialog button')) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  // <button data-open="id"> opens the browser's own dialog, <button data-close> closes the one around it. What stands in
  // data-fill-name goes into the dialog's field of that name, or is shown where it says data-show="name".
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-open], [data-close]');
    if (!button) { return; }
    if (button.dataset.open) {
      const dialog = document.getElementById(button.dataset.open);
      dialog.querySelector('form')?.reset();
      Object.entries(button.dataset).filter(([name]) => name.startsWith('fill')).forEach(([name, value]) => {
        const field = name.slice('fill'.length).toLowerCase();
        dialog.querySelectorAll(`input[name="${field}"]`).forEach((input) => { input.value = value; });
        dialog.querySelectorAll(`[data-show="${field}"]`).forEach((shown) => { shown.textContent = value; });
      });
      dialog.showModal();
    } else {
      button.closest('dialog').close();
    }
  });

  // What waits for an answer is where the reader goes on.
  document.getElementById('preview')?.focus();
})();
