/* Choosing a slot: the arrows move in the grid, Enter chooses, and what is chosen stays while the page is leafed through. */
(() => {
  'use strict';
  const form = document.getElementById('book-form');
  const field = document.getElementById('slot');
  const chosen = document.getElementById('chosen');
  const book = document.getElementById('book');
  const mayBook = !book.disabled;
  const grid = () => document.querySelector('.slot-grid');
  const offers = () => [...document.querySelectorAll('button[data-slot]')];

  /** Draws what is chosen, and lets Tab into the grid at one place. */
  function draw() {
    const one = offers().find((offer) => offer.dataset.slot === field.value);
    offers().forEach((offer) => offer.setAttribute('aria-pressed', String(offer.dataset.slot === field.value)));
    // What is no longer offered was taken by somebody else.
    chosen.textContent = one ? one.dataset.words : field.value ? chosen.dataset.gone : chosen.textContent || chosen.dataset.none;
    if (!one) { field.value = ''; }
    book.disabled = !mayBook || !field.value;
    const cells = [...document.querySelectorAll('.slot-grid button')];
    const entry = cells.find((cell) => cell === document.activeElement)
      || cells.find((cell) => cell.dataset.slot === field.value) || cells[0];
    cells.forEach((cell) => { cell.tabIndex = cell === entry ? 0 : -1; });
  }

  /** Wherever the page leads from here, it is known. */
  function keep(name, value) {
    const here = new URL(location.href);
    here.searchParams.set(name, value);
    history.replaceState(null, '', here);
    document.querySelectorAll(`input[name="${name}"]`).forEach((input) => { input.value = value; });
    document.querySelectorAll('a[data-keeps-slot]').forEach((link) => {
      const to = new URL(link.href);
      to.searchParams.set(name, value);
      link.href = to.pathname + to.search;
    });
  }

  function choose(slot) {
    keep('slot', slot);
    draw();
    if (!book.disabled) { book.focus(); }
  }

  /** Another doctor's slots, and nothing moves under whoever chooses: arrow keys go through a select one by one. */
  function show(doctor) {
    keep('doctor', doctor);
    keep('slot', '');
    chosen.textContent = chosen.dataset.none;
    draw();
    window.hms.refresh('slots', `/book-slots?${new URLSearchParams({ day: form.elements.namedItem('day').value, doctor })}`);
  }

  document.addEventListener('click', (event) => {
    const offer = event.target.closest('button[data-slot]');
    if (offer) { choose(offer.dataset.slot); return; }
    const leaf = event.target.closest('button[data-go-day]');
    if (leaf) {
      document.getElementById('day').value = leaf.dataset.goDay;
      document.getElementById('when').submit();
    }
  });
  document.getElementById('doctor')?.addEventListener('change', (event) => show(event.target.value));

  /** The next slot in that direction: up and down in the column, left and right in the row, past what is not free. */
  function neighbour(cell, key) {
    const rows = [...grid().tBodies[0].rows];
    let row = rows.indexOf(cell.closest('tr'));
    let column = cell.closest('td').cellIndex;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    for (;;) {
      row += steps[0];
      column += steps[1];
      const next = rows[row]?.cells[column];
      if (!next || column === 0) { return null; }
      const button = next.querySelector('button');
      if (button) { return button; }
    }
  }

  document.addEventListener('keydown', (event) => {
    const cell = event.target.closest?.('.slot-grid button');
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) { return; }
    let next = null;
    if (event.key.startsWith('Arrow')) {
      next = neighbour(cell, event.key);
    } else if (event.key === 'Home' || event.key === 'End') {
      const row = [...cell.closest('tr').querySelectorAll('button')];
      next = event.key === 'Home' ? row[0] : row[row.length - 1];
    } else {
      return;
    }
    event.preventDefault();
    if (next) {
      document.querySelectorAll('.slot-grid button').forEach((each) => { each.tabIndex = -1; });
      next.tabIndex = 0;
      next.focus();
    }
  });

  document.addEventListener('hms:fresh', draw);
  draw();
  if (field.value && mayBook && !form.querySelector('.alternatives')) { book.focus(); }
})();
