/* The board of the day: minutes that count, rows that are repainted one by one, and what can be done to them. */
(() => {
  'use strict';
  const { hms } = window;
  const { text, clock } = hms;
  const board = document.getElementById('board');
  const menu = document.getElementById('row-menu');
  const announce = document.getElementById('announce');
  const attention = document.getElementById('attention');
  const counts = document.getElementById('counts');
  const nothing = document.getElementById('nothing');
  const find = document.getElementById('find');
  const hold = document.getElementById('hold');
  const MOST_ROWS = 50;
  const MINUTE = 60_000;
  const NEAR = 30 * MINUTE;
  const MILLIS_BETWEEN_SENTENCES = 5_000;

  const rows = () => [...board.querySelectorAll('.row')];
  const rowOf = (id) => document.getElementById(`r-${id}`);
  const number = (row, name) => Number(row.dataset[name] ?? 0);

  // Time

  /** "in 7 min", "in 45 s", "4 min over". */
  function distance(millis) {
    const seconds = Math.ceil(millis / 1000);
    if (seconds > 2 * 60 * 60) { return text('inHours', Math.round(seconds / 3600)); }
    if (seconds > 90) { return text('inMinutes', Math.ceil(seconds / 60)); }
    if (seconds > 0) { return text('inSeconds', seconds); }
    return seconds > -60 ? text('now') : text('over', Math.floor(-seconds / 60));
  }

  function set(element, words) {
    if (element && element.textContent !== words) { element.textContent = words; }
  }

  function show(element, shown) {
    if (element && element.hidden === shown) { element.hidden = !shown; }
  }

  function paint(row, now) {
    const expected = row.dataset.expected === 'true';
    const due = number(row, 'due');
    const isDue = expected && now >= number(row, 'noShowDue');
    const isLate = expected && now >= number(row, 'starts');
    set(row.querySelector('[data-minutes]'), due && !isDue ? distance(due - now) : '');
    set(row.querySelector('[data-what]'), due && !isDue ? text(`due.${row.dataset.dueKind}`) : '');
    row.classList.toggle('row-over', due !== 0 && now >= due);
    row.classList.toggle('row-late', isLate);
    row.classList.toggle('row-near', !expected || now >= number(row, 'starts') - NEAR);
    const since = number(row, 'since');
    set(row.querySelector('[data-stage]'), since ? text('stage', Math.max(0, Math.floor((now - since) / MINUTE))) : '');
    show(row.querySelector('.chip-LATE'), isLate);
    show(row.querySelector('.marking'), isDue);
    const primary = row.querySelector('[data-act]');
    if (primary?.dataset.act === 'CHECK_IN') { show(primary, !isDue); }
  }

  let painted = '';
  function tick(now) {
    rows().forEach((row) => paint(row, now));
    const late = board.querySelectorAll('.row-late').length;
    if (painted !== String(late)) {
      painted = String(late);
      sum();
    }
  }

  // Figures and what needs attention follow the rows that are shown.

  function sum() {
    const shown = rows().filter((row) => !row.hidden);
    const of = {};
    shown.forEach((row) => { of[row.dataset.status] = (of[row.dataset.status] ?? 0) + 1; });
    counts.querySelectorAll('[data-count]').forEach((item) => {
      const count = of[item.dataset.count] ?? 0;
      item.hidden = count === 0;
      set(item.querySelector('b'), String(count));
    });
    board.querySelectorAll('.group').forEach((group) => {
      const inside = [...group.querySelectorAll('.row')].filter((row) => !row.hidden);
      group.hidden = inside.length === 0;
      const waiting = inside.filter((row) => row.dataset.status === 'CHECKED_IN').length;
      set(group.querySelector('[data-figures]'), text('figures', inside.length, waiting));
    });
    nothing.hidden = shown.length > 0;
    attend(shown);
  }

  function attend(shown) {
    const waiting = shown.flatMap((row) => {
      const alert = row.querySelector('[data-alert]');
      const late = row.classList.contains('row-late') ? row.querySelector('.chip-LATE') : null;
      const why = alert ?? late;
      return why ? [{ row, why: why.textContent.trim() }] : [];
    });
    attention.hidden = waiting.length === 0;
    const summary = document.createElement('b');
    summary.textContent = text('attention', waiting.length);
    attention.replaceChildren(summary, ...waiting.slice(0, 12).map(({ row, why }) => {
      const link = document.createElement('a');
      link.href = `#${row.id}`;
      link.dataset.row = row.dataset.id;
      link.textContent = `${row.dataset.name} ${row.dataset.time} ${why}`;
      return link;
    }));
  }

  // Finding

  function filter() {
    const wanted = find.value.trim().toLocaleLowerCase();
    rows().forEach((row) => { row.hidden = wanted !== '' && !row.dataset.find.toLocaleLowerCase().includes(wanted); });
    sum();
  }
  find.addEventListener('input', filter);
  document.getElementById('filters').addEventListener('change', (event) => {
    if (event.target !== find) { event.currentTarget.submit(); }
  });
  document.getElementById('filters').addEventListener('submit', (event) => event.preventDefault());

  // Bringing rows up to date: one question at a time, so that no older answer comes last.

  const changed = new Set();
  let catchUp = false;
  let asking = false;
  let held = false;
  /** What somebody has done here himself is shown at once. */
  const own = new Set();

  function isHeld(id) {
    if (own.has(id)) { return false; }
    return held || document.querySelector('dialog[open]')?.dataset.row === id
      || (!menu.hidden && menu.dataset.row === id);
  }

  async function ask(query) {
    const address = new URL('/today-rows', location.origin);
    address.search = location.search;
    query.forEach((id) => address.searchParams.append('id', id));
    return hms.ask(address);
  }

  async function bringUpToDate() {
    if (asking) { return; }
    asking = true;
    try {
      if (catchUp) {
        catchUp = false;
        await compare();
      }
      const ready = [...changed].filter((id) => !isHeld(id)).slice(0, MOST_ROWS);
      if (ready.length > 0) {
        ready.forEach((id) => changed.delete(id));
        const page = await ask(ready);
        if (!page) { throw new Error('no answer'); }
        ready.forEach((id) => own.delete(id));
        repaint(ready, page);
      }
    } catch (unanswered) {
      // The next change, the next poll, or the socket when it is back, asks again.
      catchUp = true;
      return;
    } finally {
      asking = false;
      showHeld();
    }
    if ([...changed].some((id) => !isHeld(id))) { bringUpToDate(); }
  }

  /** Something was missed: every row is compared with what it looks like now. */
  async function compare() {
    const page = await ask([]);
    if (!page) { throw new Error('no answer'); }
    const stamps = new Map([...page.querySelectorAll('#stamps [data-id]')].map((each) => [each.dataset.id, each.dataset.stamp]));
    stamps.forEach((stamp, id) => {
      if (rowOf(id)?.dataset.stamp !== stamp) { changed.add(id); }
    });
    rows().filter((row) => !stamps.has(row.dataset.id)).forEach((row) => changed.add(row.dataset.id));
  }

  function repaint(ids, page) {
    const news = [];
    ids.forEach((id) => {
      const fresh = page.getElementById(`r-${id}`);
      const old = rowOf(id);
      if (!fresh) {
        old?.remove();
        return;
      }
      const row = document.importNode(fresh, true);
      paint(row, clock.now());
      if (old?.dataset.stamp === row.dataset.stamp) { return; }
      news.push({ row, isNew: !old, hadAlerts: old?.querySelectorAll('[data-alert]').length ?? 0 });
      if (old) {
        replace(old, row);
      } else {
        insert(row);
      }
    });
    filter();
    tell(news);
  }

  /** Whoever stands in the row, or on one of its buttons, still does afterwards. */
  function replace(old, row) {
    const focused = document.activeElement;
    const inside = focused === old ? row
      : !old.contains(focused) ? null
        : focused.dataset.menu === undefined ? row.querySelector('[data-act]') ?? row : row.querySelector('[data-menu]') ?? row;
    row.tabIndex = old.tabIndex;
    row.classList.toggle('row-fresh', true);
    old.replaceWith(row);
    inside?.focus({ preventScroll: true });
  }

  /** Time decides where a row stands, never its status. */
  function insert(row) {
    const key = board.dataset.by === 'time' ? row.dataset.hour : row.dataset.doctor;
    const group = board.querySelector(`[data-group="${key}"]`);
    if (!group) {
      location.reload();
      return;
    }
    const list = group.querySelector('.rows');
    const after = [...list.children].find((other) => number(other, 'starts') > number(row, 'starts'));
    list.insertBefore(row, after ?? null);
  }

  // What is said aloud: one sentence in five seconds at most, however much happens.

  let unsaid = { changes: 0, alerts: [] };
  let saidAt = 0;
  let saying = null;

  function tell(news) {
    unsaid.changes += news.length;
    news.forEach(({ row, hadAlerts }) => {
      const alerts = row.querySelectorAll('[data-alert]');
      if (alerts.length > hadAlerts) {
        unsaid.alerts.push(`${alerts[alerts.length - 1].textContent.trim()}, ${row.dataset.name}`);
      }
    });
    if (unsaid.changes > 0 && !saying) {
      saying = setTimeout(say, Math.max(0, saidAt + MILLIS_BETWEEN_SENTENCES - performance.now()));
    }
  }

  function say() {
    saying = null;
    saidAt = performance.now();
    const alert = unsaid.alerts.length > 0 ? ` ${text('newAlert', unsaid.alerts[unsaid.alerts.length - 1])}` : '';
    announce.textContent = text('changes', unsaid.changes) + alert;
    unsaid = { changes: 0, alerts: [] };
  }

  hms.onChange((change) => {
    if (change.kind === 'APPOINTMENT' || change.kind === 'ALERT') {
      const row = rowOf(change.id);
      if (change.kind === 'APPOINTMENT' && row && number(row, 'version') >= change.version) { return; }
      changed.add(change.id);
    } else if (change.kind !== 'NOTIFICATION') {
      catchUp = true;
    }
    bringUpToDate();
  });

  // Holding still

  function showHeld() {
    const waiting = changed.size;
    set(hold.querySelector('[data-word]'), held ? text('held', waiting) : text('hold'));
  }
  hold.addEventListener('click', () => {
    held = !held;
    hold.setAttribute('aria-pressed', String(held));
    showHeld();
    bringUpToDate();
  });
  document.getElementById('print').addEventListener('click', () => window.print());

  // Acting

  const acts = (row) => new Map((row.dataset.acts ?? '').split(' ').filter(Boolean).map((each) => each.split(':')));
  let acting = null;

  function start(row, act) {
    const form = acts(row).get(act);
    if (!form || acting) { return; }
    closeMenu();
    if (form === 'NONE') {
      send(row, act, []);
    } else {
      openForm(row, form);
    }
  }

  function send(row, act, more) {
    acting = row.dataset.id;
    // Not "disabled": whoever stands on the button would lose his place.
    row.querySelectorAll('button').forEach((button) => { button.setAttribute('aria-disabled', 'true'); });
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

  /** The server has answered an act. */
  hms.acted = (args) => {
    const id = args?.row ?? acting;
    acting = null;
    const row = id ? rowOf(id) : null;
    row?.querySelectorAll('button').forEach((button) => { button.removeAttribute('aria-disabled'); });
    const dialog = document.querySelector('dialog[open]');
    if (dialog && args?.again) {
      sayInside(dialog);
    } else {
      dialog?.close();
    }
    if (args?.undo !== undefined) { offerUndo(id, args.undo); }
    if (id) {
      own.add(id);
      changed.add(id);
      bringUpToDate();
    }
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
    menu.hidden = true;
    const button = rowOf(menu.dataset.row)?.querySelector('[data-menu]');
    button?.setAttribute('aria-expanded', 'false');
    button?.focus();
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
  attention.addEventListener('click', (event) => {
    const row = event.target.dataset.row ? rowOf(event.target.dataset.row) : null;
    if (row) {
      stand(row);
      event.preventDefault();
    }
  });

  // Keys work while a row itself has the focus: nobody who types somewhere does anything to a patient.

  function stand(row) {
    rows().forEach((other) => { other.tabIndex = -1; });
    row.tabIndex = 0;
    row.focus();
  }

  board.addEventListener('keydown', (event) => {
    if (!event.target.classList.contains('row') || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const row = event.target;
    const shown = rows().filter((other) => !other.hidden);
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
  document.addEventListener('keydown', (event) => {
    if (event.altKey && event.shiftKey && event.code === 'KeyF') {
      find.focus();
      event.preventDefault();
    }
  });

  // The address keeps the filter; the navigation leads back to it.
  sessionStorage.setItem('hms.today', location.search);

  const first = rows()[0];
  if (first) { first.tabIndex = 0; }
  hms.onTick(tick);
  tick(clock.now());
  sum();
})();
