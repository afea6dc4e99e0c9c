// Filters and keys for the page that is whole without them. Reads the page only: nothing that a
// submission says is ever made into markup (textContent and option values, no innerHTML).
'use strict';
(() => {
  const sections = [...document.querySelectorAll('main > section')];
  if (sections.length === 0) return;
  const textsOf = (element, what) => [...element.querySelectorAll(what)].map((each) => each.textContent);
  const entries = sections.flatMap(
      (section) => [...section.querySelectorAll('article, .passed > li')].map((element) => ({
        element,
        section,
        verdict: section.getAttribute('aria-labelledby'),
        rules: textsOf(element, '.rule'),
        kinds: textsOf(element, '.kind'),
        text: null,  // in lower case, once it is asked for
      })));

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const choice = (all, names) => make(
      'select', {}, make('option', {value: '', textContent: all}),
      ...names.map((name) => make('option', {value: name, textContent: name})));
  // What was found and the mark's drawing lie side by side; here one over the other.
  for (const figure of document.querySelectorAll('.compare')) {
    const slider = make('input', {type: 'range', min: 0, max: 100, value: 50,
      ariaLabel: 'part of what was found that is seen'});
    slider.oninput = () => figure.style.setProperty('--part', `${slider.value}%`);
    figure.classList.add('over');
    figure.firstElementChild.after(slider);
  }
  const verdict = choice('every verdict', [...new Set(entries.map((entry) => entry.verdict))]);
  const all = (key) => [...new Set(entries.flatMap((entry) => entry[key]))].sort();
  const rule = choice('every rule', all('rules'));
  const kind = choice('every kind', all('kinds'));
  const search = make('input', {type: 'search'});
  const shown = make('output', {});
  document.querySelector('main').before(make(
      'form', {className: 'filters', role: 'search', onsubmit: () => false},
      make('label', {}, 'Verdict ', verdict), make('label', {}, 'Rule ', rule),
      make('label', {}, 'Kind ', kind),
      make('label', {}, 'Text ', search), shown,
      make('p', {className: 'soft', textContent:
          'Keys: j and k next and previous, o its notes, / search, Escape back'})));

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    const alive = new Set();
    for (const entry of entries) {
      if (wanted && entry.text === null) entry.text = entry.element.textContent.toLowerCase();
      const fits = (!verdict.value || entry.verdict === verdict.value) &&
          (!rule.value || entry.rules.includes(rule.value)) &&
          (!kind.value || entry.kinds.includes(kind.value)) &&
          (!wanted || entry.text.includes(wanted));
      entry.element.hidden = !fits;
      if (!fits) continue;
      ++count;
      alive.add(entry.section);
    }
    for (const section of sections) section.hidden = !alive.has(section);
    shown.textContent = `${count} of ${entries.length} shown`;
  };
  // A link into the page leads to what it names, filtered or not.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.closest('[hidden]')) return;
    verdict.value = rule.value = kind.value = search.value = '';
    filter();
    target.scrollIntoView();
  };
  verdict.onchange = rule.onchange = kind.onchange = search.oninput = filter;
  addEventListener('hashchange', reveal);
  filter();

  let at = -1;
  const step = (by) => {
    let next = at + by;
    while (next >= 0 && next < entries.length && entries[next].element.hidden) next += by;
    if (next < 0 || next >= entries.length) return;
    at = next;
    const element = entries[at].element;
    element.tabIndex = -1;
    element.focus({preventScroll: true});
    element.scrollIntoView({block: 'start'});
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return document.activeElement.blur();
    if (event.target.closest && event.target.closest('input, select')) return;
    if (event.key === 'j') step(1);
    if (event.key === 'k') step(-1);
    if (event.key === '/') {
      event.preventDefault();
      search.focus();
    }
    const notes = at >= 0 && entries[at].element.querySelector('details');
    if (event.key === 'o' && notes) notes.open = !notes.open;
  });
})();
