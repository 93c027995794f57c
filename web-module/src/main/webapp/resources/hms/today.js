/* What can be done to the rows of the board: acts, the forms that some of them need, the menu of a row, and keys. */
(() => {
  'use strict';
  const { hms } = window;
  const { text, clock, board: { visible, rowOf, number, stand, bringUpToDate, showAtOnce } } = hms;
  const board = document.getElementById('board');
  const menu = document.getElementById('row-menu');

  // Acting

  const acts = (row) => new Map((row.dataset.acts ?? '').split(' ').filter(Boolean).map((each) => each.split(':')));
  let acting = null;
  /** What was begun in other rows while an act is on its way, by row: a second click on the same row is none. */
  const waiting = new Map();

  function start(row, act) {
    const form = acts(row).get(act);
    if (!form || row.dataset.id === acting) { return; }
    closeMenu();
    if (acting) {
      waiting.set(row.dataset.id, { row, act });
      hush(row, true);
    } else if (form === 'NONE') {
      send(row, act, []);
    } else {
      openForm(row, form);
    }
  }

  function startNext() {
    const [next] = waiting.values();
    if (!next || acting || document.querySelector('dialog[open]')) { return; }
    waiting.delete(next.row.dataset.id);
    hush(next.row, false);
    start(next.row, next.act);
  }

  /** Not "disabled": whoever stands on the button would lose his place. */
  function hush(row, isWaiting) {
    row.querySelectorAll('button').forEach((button) => { button.setAttribute('aria-disabled', String(isWaiting)); });
  }

  function send(row, act, more) {
    acting = row.dataset.id;
    hush(row, true);
    window.hmsAct([
      { name: 'act', value: act }, { name: 'id', value: row.dataset.id },
      { name: 'version', value: row.dataset.version }, ...more,
    ]);
  }

  function openForm(row, form) {
    const dialog = document.getElementById(`d-${form}`);
    dialog.dataset.row = row.dataset.id;
    dialog.dataset.version = row.dataset.version;
    const born = row.querySelector('.row-born').textContent;
    dialog.querySelector('[data-about]').textContent = `${row.dataset.time} ${row.dataset.name}, ${born}`;
    const fields = dialog.querySelector('form');
    if (fields) {
      fields.reset();
      fields.elements.namedItem('id').value = row.dataset.id;
      fields.elements.namedItem('version').value = row.dataset.version;
    }
    dialog.showModal();
    if (form === 'RESCHEDULE') { window.hmsSlots([{ name: 'row', value: row.dataset.id }]); }
  }

  /** Whether the browser finds the form filled in as it should be; it says itself what is missing. */
  hms.valid = (form) => document.getElementById(form).reportValidity();

  /** An act is over, whether or not the server has answered. */
  hms.acted = (args) => {
    const id = args?.row ?? acting;
    acting = null;
    const row = id ? rowOf(id) : null;
    if (row) { hush(row, false); }
    const dialog = document.querySelector('dialog[open]');
    if (!args) {
      // No answer, and frame.js has said so: whoever has typed or chosen something tries it again.
      dialog?.querySelectorAll('[data-slot]').forEach((slot) => { slot.disabled = false; });
    } else if (dialog && args.again) {
      sayInside(dialog);
    } else {
      dialog?.close();
    }
    if (args?.undo !== undefined) { offerUndo(id, args.undo); }
    if (id) { showAtOnce(id); }
    if (!dialog) { startNext(); }
  };

  /** What is said behind an open dialog is neither seen nor heard. */
  function sayInside(dialog) {
    const said = document.querySelector('#notices .notice-failed p');
    let inside = dialog.querySelector('.said');
    if (!inside) {
      inside = document.createElement('p');
      inside.className = 'said notice notice-failed';
      inside.setAttribute('role', 'alert');
      dialog.querySelector('.about').after(inside);
    }
    inside.textContent = said ? said.textContent : '';
    if (dialog.id === 'd-RESCHEDULE') { window.hmsSlots([{ name: 'row', value: dialog.dataset.row }]); }
  }

  hms.slotsShown = () => {
    const slots = document.getElementById('slots');
    (slots.querySelector('[data-slot]') ?? slots.querySelector('[data-day]:not([disabled])'))?.focus();
  };

  /** A mistake can be mended from where it is told. */
  function offerUndo(id, version) {
    const notice = document.querySelector('#notices .notice-done:last-child p');
    if (!notice) { return; }
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.className = 'button';
    undo.textContent = text('undo');
    undo.addEventListener('click', () => {
      undo.disabled = true;
      window.hmsAct([{ name: 'act', value: 'UNDO_CHECK_IN' }, { name: 'id', value: id }, { name: 'version', value: version }]);
    });
    notice.append(' ', undo);
  }

  document.querySelectorAll('dialog').forEach((dialog) => {
    dialog.addEventListener('close', () => {
      dialog.querySelector('.said')?.remove();
      const row = dialog.dataset.row ? rowOf(dialog.dataset.row) : null;
      delete dialog.dataset.row;
      row?.focus({ preventScroll: true });
      bringUpToDate();
      startNext();
    });
    dialog.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button?.dataset.close !== undefined) { dialog.close(); }
      if (button?.dataset.day) {
        window.hmsSlots([{ name: 'row', value: dialog.dataset.row }, { name: 'day', value: button.dataset.day }]);
      }
      if (button?.dataset.slot && !acting) {
        acting = dialog.dataset.row;
        dialog.querySelectorAll('[data-slot]').forEach((each) => { each.disabled = true; });
        window.hmsAct([
          { name: 'act', value: 'RESCHEDULE' }, { name: 'id', value: dialog.dataset.row },
          { name: 'version', value: dialog.dataset.version }, { name: 'slotId', value: button.dataset.slot },
        ]);
      }
    });
  });
  document.getElementById('keys').addEventListener('click', () => document.getElementById('d-keys').showModal());

  // The menu of a row

  const choices = () => [...menu.querySelectorAll('button:not([hidden])')];

  function openMenu(row) {
    const button = row.querySelector('[data-menu]');
    if (!button) { return; }
    const offered = acts(row);
    const now = clock.now();
    const expected = row.dataset.expected === 'true';
    const isDue = expected && now >= number(row, 'noShowDue');
    menu.querySelectorAll('[data-act]').forEach((item) => {
      const act = item.dataset.act;
      item.hidden = !offered.has(act)
        || (act === 'NO_SHOW' && now < number(row, 'starts'))
        || (isDue && act !== 'NO_SHOW');
    });
    menu.dataset.row = row.dataset.id;
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    const place = button.getBoundingClientRect();
    menu.style.top = `${Math.min(place.bottom + 4, innerHeight - menu.offsetHeight - 8) + scrollY}px`;
    menu.style.left = `${Math.max(8, place.right - menu.offsetWidth)}px`;
    choices()[0].focus();
  }

  function closeMenu() {
    if (menu.hidden) { return; }
    const stood = menu.contains(document.activeElement);
    menu.hidden = true;
    const button = rowOf(menu.dataset.row)?.querySelector('[data-menu]');
    button?.setAttribute('aria-expanded', 'false');
    if (stood) { button?.focus(); }
    bringUpToDate();
  }

  menu.addEventListener('click', (event) => {
    const row = rowOf(menu.dataset.row);
    const chosen = event.target.closest('button');
    closeMenu();
    if (!row || !chosen) { return; }
    if (chosen.dataset.open === undefined) { start(row, chosen.dataset.act); } else { row.querySelector('.row-name').click(); }
  });
  menu.addEventListener('keydown', (event) => {
    const items = choices();
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      items[(next + items.length) % items.length]?.focus();
      event.preventDefault();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      closeMenu();
      event.preventDefault();
    }
  });

  board.addEventListener('click', (event) => {
    const row = event.target.closest('.row');
    if (!row) { return; }
    const button = event.target.closest('button');
    if (button?.dataset.act) {
      start(row, button.dataset.act);
    } else if (button?.dataset.menu !== undefined) {
      if (menu.hidden) { openMenu(row); } else { closeMenu(); }
    } else {
      stand(row);
    }
  });
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !event.target.closest('[data-menu]')) { closeMenu(); }
  });

  // Keys work while a row itself has the focus: nobody who types somewhere does anything to a patient.

  board.addEventListener('keydown', (event) => {
    if (!event.target.classList.contains('row') || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const row = event.target;
    const shown = visible();
    const at = shown.indexOf(row);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next !== undefined) {
      if (shown[next]) { stand(shown[next]); }
    } else if (event.key === 'Enter') {
      const primary = row.querySelector('[data-act]:not([hidden])');
      if (primary && !event.repeat) { start(row, primary.dataset.act); }
    } else if (event.key.toLowerCase() === 'm') {
      openMenu(row);
    } else if (event.key.toLowerCase() === 'o') {
      row.querySelector('.row-name').click();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
