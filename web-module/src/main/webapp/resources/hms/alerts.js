/* The list of alerts follows what others do; rows are reached with the arrow keys, and while one has the focus "a"
   acknowledges it and "r" asks how it was resolved. */
(() => {
  'use strict';
  const list = document.getElementById('list');
  const dialog = document.getElementById('resolve');
  const note = document.getElementById('note');
  const sound = document.getElementById('sound');
  const MILLIS_A_MINUTE = 60_000;
  let reading = false;
  let again = false;
  let asked = null;
  let resolving = false;

  const rows = () => [...list.querySelectorAll('tr[data-id]')];
  const stamp = () => document.getElementById('alerts').dataset.stamp;

  async function read() {
    if (reading) { again = true; return; }
    reading = true;
    const query = new URLSearchParams(location.search);
    query.set('stamp', stamp());
    const answer = await window.hms.ask(`/alert-rows?${query}`).catch(() => null);
    if (answer) { repaint(answer); } else { window.hms.missed?.(); }
    reading = false;
    if (again) { again = false; read(); }
  }

  /** An answer without a list: nothing changed. Whoever was on a row stays on it; if it is gone, on the next one. */
  function repaint(answer) {
    const fresh = answer.getElementById('alerts');
    if (!fresh) { return; }
    const held = document.activeElement?.closest?.('#list tr[data-id]');
    const heldAct = document.activeElement?.dataset?.act;
    const place = held ? rows().indexOf(held) : -1;
    list.replaceChildren(document.adoptNode(fresh));
    if (place >= 0) {
      const same = rows().find((row) => row.dataset.id === held.dataset.id);
      const next = same ?? rows()[Math.min(place, rows().length - 1)];
      (same && heldAct && same.querySelector(`[data-act="${heldAct}"]`) || next)?.focus();
    }
    tick(window.hms.clock.now());
  }

  function tick(now) {
    list.querySelectorAll('[data-since]').forEach((wait) => {
      const minutes = Math.max(0, Math.floor((now - Number(wait.dataset.since)) / MILLIS_A_MINUTE));
      const words = window.hms.text('minutes', minutes);
      if (wait.textContent !== words) { wait.textContent = words; }
    });
  }

  function send(row, name) {
    const fields = [{ name: 'id', value: row.dataset.id }, { name: 'version', value: row.dataset.version }];
    if (name === 'acknowledge') {
      window.acknowledgeAlert(fields);
    } else {
      window.resolveAlert([...fields, { name: 'note', value: note.value }]);
    }
  }

  function start(row, name) {
    if (!row.querySelector(`[data-act="${name}"]`)) { return; }
    if (name === 'acknowledge') { send(row, name); return; }
    asked = row;
    note.value = '';
    document.getElementById('resolve-whom').textContent = row.dataset.who;
    dialog.showModal();
    note.focus();
  }

  /** What was asked about is what is answered, also when the list has been painted anew meanwhile. */
  function resolve() {
    if (resolving) { return; }
    resolving = true;
    send(asked, 'resolve');
  }

  dialog.addEventListener('close', () => {
    rows().find((each) => each.dataset.id === asked.dataset.id)?.focus();
  });
  dialog.addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'resolve') { return; }
    event.preventDefault();
    resolve();
  });
  // Enter in the note resolves, although Back is the first button.
  note.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      resolve();
    }
  });

  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act]');
    if (button) { start(button.closest('tr'), button.dataset.act); }
  });

  list.addEventListener('keydown', (event) => {
    const row = event.target.closest('tr[data-id]');
    if (!row || event.ctrlKey || event.altKey || event.metaKey) { return; }
    const all = rows();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      all[all.indexOf(row) + step]?.focus();
    } else if (event.key === 'a') {
      start(row, 'acknowledge');
    } else if (event.key === 'r') {
      start(row, 'resolve');
    } else {
      return;
    }
    event.preventDefault();
  });

  function showSound() {
    const on = window.hms.tone.isOn();
    sound.setAttribute('aria-pressed', String(on));
    sound.querySelector('span').textContent = on ? sound.dataset.on : sound.dataset.off;
    sound.querySelector('i').className = `pi ${on ? 'pi-volume-up' : 'pi-volume-off'}`;
  }
  sound.addEventListener('click', () => {
    window.hms.tone.set(!window.hms.tone.isOn());
    if (window.hms.tone.isOn()) { window.hms.tone.play(); }
    showSound();
  });

  /** After an act, whatever came of it, the list shows how things stand. Without an answer what was typed stays. */
  window.hms.attended = (args) => {
    if (resolving && args) { dialog.close(); }
    resolving = false;
    read();
  };
  window.hms.onChange?.((change) => {
    if (change.kind === 'ALERT' || change.kind === 'MANY' || change.kind === 'UNKNOWN') { read(); }
  });
  window.hms.onTick(tick);
  showSound();
})();
