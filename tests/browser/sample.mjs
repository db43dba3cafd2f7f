// Data of a made-up report in the shape that `cordon report` writes: four policies, every section
// filled, and the awkward cases: missing numbers, negative fans, long titles, markup in a text, a
// quantity that no policy changes.

const POLICIES = [
  { name: 'baseline', title: 'No new measure' },
  { name: 'ban', title: 'Ban on new sales of PRC cameras and routers' },
  { name: 'standard', title: 'Baseline standard for new devices, as the Cyber Resilience Act' },
  { name: 'both', title: 'Ban and standard together' },
];
const BLOCS = ['the law of the PRC', 'the law of Japan, Korea, Taiwan or Singapore',
  'the law of the United States', 'the law of the European Union', 'other law']
  .map((law) => `Vendors under ${law}`);
const SECTORS = ['Households', 'Energy', 'Water', 'Health', 'Transport', 'Public administration',
  'Digital infrastructure', 'Finance', 'Manufacturing', 'Small and medium enterprises'];

const rounded = (value) => (value === null ? null : Number(value.toPrecision(4)));

/** Numbers in [0, 1) that are the same in every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const dates = Array.from({ length: 13 }, (_, i) => new Date(Date.UTC(2026, 3 * i, 1))
  .toISOString().slice(0, 10));

function fan(level, spread) {
  const at = (z) => dates.map((_, i) => rounded(level(i) + z * spread(i)));
  return { q05: at(-1.64), q25: at(-0.67), median: at(0), q75: at(0.75), q95: at(1.9) };
}

function quantity(name, [title, details], unit, start, growth, effects, observed) {
  const random = generator(name.length * 977);
  const level = (effect) => (i) => start * (1 + (growth * i) / 12) * (1 - (effect * i * i) / 144);
  const spread = (i) => start * (0.03 + 0.036 * i);
  const paths = Array.from({ length: 30 }, () => {
    let drift = 0;
    return dates.map((_, i) => rounded(level(0)(i) + (drift += (random() - 0.5) * 0.18) * spread(i) * 6));
  });
  return {
    id: `outlook.${name}`, name, title, details, unit, dates, paths, observed,
    alt: `${title}. A fan that widens from left to right.`,
    policies: effects.map((effect) => fan(level(effect), spread)),
  };
}

/** A published figure; without a number in the middle it is "more than". */
const published = (name, date, [low, value, high], use, more) => ({ id: `observed.history.${name}`,
  what: `Devices online, ${name}`, date, from: null, statistic: 'value', low, value, high, use,
  quality: 'measured', ...more });

const outlook = [
  quantity('devices', ['Devices online: 30.2 M on 2029-01-01, clearly higher than at the start',
    'Median under "No new measure"; 90 % of members: 27.0 M to 33.2 M. Since 2026-01-01: +5.03 M '
    + '(90 % of members: -0.21 M to +5.70 M).'], 'device', 25.14e6, 0.2, [0, 0.001, 0.004, 0.005], [
    published('survey', '2024-01-01', [20.1e6, 21.9e6, 23e6], 'show'),
    published('operators', '2025-01-01', [null, 23.4e6, null], 'calibrate'),
    published('census', '2025-12-31', [24e6, 25.0e6, 26e6], 'validate',
      { from: '2025-07-01', statistic: 'mean' }),
    published('makers', '2026-06-01', [24.5e6, null, null], 'show')]),
  quantity('compromised', ['Devices held by any campaign: 34.2 k on 2029-01-01, no clear change since '
    + 'the start', 'Median under "No new measure"; 90 % of members: 14.1 k to 61.0 k.'], 'device', 21400, 0.6, [0, 0.02, 0.31, 0.33], []),
  quantity('unauthorised', ['Device-days with unauthorised access so far: 38.0 M on 2029-01-01',
    'Median under "No new measure"; 90 % of members: 35.1 M to 41.0 M.'], 'device-day', 1.1e6, 32, [0, 0.02, 0.2, 0.22], []),
];

function changed(base, name, title, unit, scale, better) {
  const effect = (size) => ({
    ...fan((i) => -size * scale * (i / 12) ** 2, (i) => 0.22 * scale * (i / 12) ** 1.3),
    end: { median: rounded(-size * scale), low: rounded(-size * scale - 0.36 * scale),
      high: rounded(-size * scale + 0.4 * scale) },
  });
  return {
    id: `changes.${name}`, name: base, title, unit, changed: scale > 0, dates,
    alt: `${title}. Three fans.`,
    policies: [null, ...[0.1, 1, 1.05].map((size, i) => ({ ...effect(size), better: better[i] }))],
  };
}

const probability = (p, width = 0.08) => ({ p, low: Math.max(0.001, rounded(p - width)),
  high: Math.min(0.999, rounded(p + width)) });

const changes = [
  changed('Devices held by any campaign', 'compromised',
    'Devices held by any campaign: lower under "Baseline standard for new devices, as the Cyber '
      + 'Resilience Act" and "Ban and standard together"; no clear change under "Ban on new sales of PRC '
      + 'cameras and routers"', 'device', 9800,
    [probability(0.56), probability(0.91, 0.04), probability(0.93, 0.04)]),
  changed('Device-days with unauthorised access', 'unauthorised',
    'Device-days with unauthorised access so far: lower under every policy', 'device-day', 7.9e6,
    [probability(0.52), probability(0.9, 0.05), probability(0.92, 0.04)]),
  changed('Drones: devices held', 'drones', 'Drones, devices held: no change under any policy', 'device', 0,
    [probability(0.01), probability(0.01), probability(0.01)]),
];

const exposure = {
  id: 'exposure.devices', unit: 'device', date: '2026-01-01',
  title: 'Largest share of 25.1 M devices online: Vendors under the law of the PRC, 34.0 %',
  details: 'Devices: 25.1 M (90 % of members: 22.3 M to 27.4 M); Vendors under the law of the PRC: 34.0 %.',
  alt: 'A table of ten sectors and five blocs, shaded by the number of devices.',
  rows: SECTORS.map((title, i) => ({ name: `sector_${i}`, title })),
  columns: BLOCS.map((title, i) => ({ name: `bloc_${i}`, title })),
};
const held = SECTORS.map((_, i) => BLOCS.map((__, j) => rounded(7.1e6 / (i * i * 9 + 1) / (j + 1))));
held[2][4] = null;
exposure.median = held;
exposure.low = held.map((row) => row.map((value) => (value === null ? null : rounded(value * 0.87))));
exposure.high = held.map((row) => row.map((value) => (value === null ? null : rounded(value * 1.12))));

const count = (id, median, spread = 2) => ({ id: `campaigns.${id}`, median,
  low: rounded(median / spread), high: rounded(median * spread) });

const campaigns = {
  id: 'campaigns.sizes', date: '2029-01-01',
  title: 'Devices held on 2029-01-01: Scanning worms 11.2 k; Operational relay boxes 84; Devices sold '
    + 'with a proxy inside 9.30 k',
  details: 'Medians under "No new measure".',
  alt: 'For three campaigns, what they hold and what observers would see, on a logarithmic axis.',
  rows: [
    { campaign: 'worm', title: 'Scanning worms', active: count('worm.active', 11200),
      ever: count('worm.ever', 214000, 1.6), observed_active: count('worm.seen', 6900),
      observed_ever: count('worm.seen_ever', 188000), observed_recorded: count('worm.recorded', 390000) },
    { campaign: 'orb', title: 'Operational relay boxes', active: count('orb.active', 84),
      ever: count('orb.ever', 612), observed_active: count('orb.seen', 21), observed_ever: null,
      observed_recorded: { id: 'campaigns.orb.recorded', median: 3, low: 0, high: 40 } },
    { campaign: 'proxy', title: 'Devices sold with a proxy inside', active: count('proxy.active', 9300),
      ever: count('proxy.ever', 15800, 1.3), observed_active: null, observed_ever: null,
      observed_recorded: null },
  ],
};

/** What a statement has besides its words: as simulated, and by other dates. */
const stated = (one) => ({ structures: null, held_back: null,
  simulated: { p: one.p, low: one.low, high: one.high }, horizons: [], ...one });

const byThen = (id, by, word, p) => ({ id: `${id}.${by}`, name: by, by, word, evidence: '', p,
  low: rounded(p * 0.9), high: Math.min(1, rounded(p * 1.05)),
  simulated: { p, low: rounded(p * 0.9), high: Math.min(1, rounded(p * 1.05)) } });

const statements = [
  { id: 'statements.relay_boxes', ask: 'More than 30 Czech devices serve as operational relay boxes at '
    + 'the same time', policy: 'baseline', by: '2026-04-01', word: 'highly likely (PHIA: 80 to 90 %)',
  evidence: 'It happens in 430 of 500 members: 86 %. Recalibrated by 34 settled forecasts of its '
    + 'family (campaigns): 79 %. 90 % interval: 76 % to 81 %.',
  confidence: 'moderate, since the members leave an interval of 5 points; 20 of 71 uncertain numbers '
    + 'are guesses; no other structure of the model was tried; and 34 forecasts of its family are settled.',
  p: 0.79, low: 0.7627, high: 0.8121, simulated: { p: 0.86, low: 0.832, high: 0.8839 },
  structures: 'Across structures: likely (PHIA: 55 to 75 %) as modelled, unlikely (PHIA: 25 to 35 %) with '
    + 'vendors equally secure.',
  horizons: [byThen('statements.relay_boxes', '2026-04-01', 'highly likely (PHIA: 80 to 90 %)', 0.79),
    byThen('statements.relay_boxes', '2027-01-01', 'between highly likely and almost certain (PHIA: 80 to '
      + '90 %, and 95 to 100 %)', 0.91), byThen('statements.relay_boxes', '2029-01-01',
      'almost certain (PHIA: 95 to 100 %)', 0.975)],
  terms: ['highly likely'], resolves_by: 'Published figures of the national cyber authority',
  when: 'In the 430 of 500 members in which it happens, by 2026-01-01 in the median, 2026-01-01 to '
    + '2026-03-01 in nine of ten' },
  { id: 'statements.worm', ask: 'A scanning worm holds more than 10,000 Czech devices at the same time',
    policy: 'baseline', by: '2027-01-01', word: 'likely (PHIA: 55 to 75 %)',
    evidence: 'It happens in 322 of 500 members: 64 %. 90 % interval: 61 % to 68 %.',
    held_back: 'A more extreme word of PHIA is held back until 30 forecasts of its family are settled.',
    confidence: 'low, since it is uncalibrated, with no forecasts of its family settled.', p: 0.644, low: 0.608, high: 0.6785,
    terms: ['likely'], resolves_by: 'Daily infected addresses in a public sinkhole report', when: null },
  { id: 'statements.ban', ask: 'More than half of the PRC cameras and routers in use when the ban began '
    + 'are still in use', policy: 'ban', by: '2029-01-01',
  word: 'not stated, 500 members are too few (a single word of PHIA would take about 1,900)',
  evidence: 'It happens in 390 of 500 members: 78 %. 90 % interval: 75 % to 81 %.',
  confidence: 'low, since it is uncalibrated, with only 2 forecasts of its family settled.', p: 0.78, low: 0.748, high: 0.8093,
  terms: [], resolves_by: 'Survey of installed devices by purchase year, <b>Czech Statistical Office</b>',
  when: null },
].map(stated);

const bin = (from, events, happened, low, high, inside) => ({ from, to: from + 0.1, events, happened,
  stated: rounded(from + 0.052), share: rounded(happened / events), low, high, inside });

const calibration = {
  id: 'calibration', text: 'The ledger has 38 questions: 36 settled, 0 void, 2 open, of which 0 overdue.',
  families: [
    { id: 'calibration.campaigns', name: 'campaigns', settled_for_this_run: 34,
      counts: 'Of this family 36 questions: 34 settled, 0 void, 2 open, of which 0 overdue',
      recalibration: { intercept: -0.12, slope: 0.71 },
      text: "Recalibrated by 34 settled forecasts: logit p' = -0.12 + 0.71 logit p, where p is simulated "
        + "and p' stated.",
      sentences: ['probabilities: Brier score 0.161 over 34 events, 0.240 by base rates (gain 0.079, 90 % '
        + 'interval 0.012 to 0.146): better than base rates'],
      scores: { events: 34, happened: 18, brier: 0.161, reliability: 0.031, resolution: 0.118,
        uncertainty: 0.2491, within_bins: 0.0011, log_score: 0.512, base_rate: 0.24, skill: 0.3292 },
      diagram: { id: 'calibration.campaigns', alt: 'Share that came to pass against the probability stated.',
        title: 'Forecasts of the family "campaigns": in 1 of 4 bins more or less came to pass than was '
          + 'stated, beyond chance (34 settled)',
        rows: [bin(0, 9, 2, 0, 0.1111, false), bin(0.2, 8, 1, 0, 0.5, true), bin(0.6, 7, 5, 0.2857, 1, true),
          bin(0.9, 10, 10, 0.8, 1, true)] } },
    { id: 'calibration.what_bans_leave', name: 'what bans leave', settled_for_this_run: 2,
      counts: 'Of this family 2 questions: 2 settled, 0 void, 0 open, of which 0 overdue',
      recalibration: null, text: 'Uncalibrated: 2 settled forecasts of this family count, and 30 are needed.',
      sentences: [], scores: null, diagram: null },
  ],
};

const SCALE = { name: 'PHIA', terms: [['remote chance', 0, 0.05], ['highly unlikely', 0.1, 0.2],
  ['unlikely', 0.25, 0.35], ['realistic possibility', 0.4, 0.5], ['likely', 0.55, 0.75],
  ['highly likely', 0.8, 0.9], ['almost certain', 0.95, 1]]
  .map(([word, low, high]) => ({ word, low, high })) };

const surviving = ['ban', 'both'].flatMap((policy) => [[3, '2026-10-01', 0.9508], [12, '2027-07-01',
  0.8063], [24, '2028-07-01', 0.6237]].map(([months, date, median]) => ({
  id: `surviving.${policy}.${months}`, policy, months, date, median, low: rounded(median - months / 400),
  high: rounded(median + months / 500) })));

const regrets = [[8200, 7.1e6], [7900, 6.8e6], [310, 0.4e6], [0, 0]];
const comparison = {
  id: 'comparison.regret', title: 'Best on every objective in every member: "Ban and standard together"',
  alt: 'Regret of four policies in two objectives.',
  objectives: [{ name: 'held', title: 'Devices held by any campaign', unit: 'device' },
    { name: 'access', title: 'Device-days with unauthorised access', unit: 'device-day' }],
  policies: regrets.map((most, i) => ({ regret_max: most, regret_q90: most.map((value) => value * 0.7),
    regret_mean: most.map((value) => value * 0.4), satisficing: [0.4 + i / 6, 0.35 + i / 6],
    not_dominated: i === 0 ? probability(0.031, 0.02) : probability(0.3 + i * 0.2) })),
  notes: ['Regret is against the best of these four policies, not against the best there could be.'],
};

const tail = {
  id: 'tail.peak', title: 'One campaign holds more than 50.0 k devices at once by 2029-01-01: in 251 of '
    + '500 members: 50.2 % (90 % interval: 46.5 % to 53.9 %)', details: 'Under "No new measure".',
  alt: 'Falling curves of four policies on logarithmic axes.', unit: 'device', tolerance: 50000,
  policies: [1, 0.97, 0.7, 0.68].map((size) => Array.from({ length: 20 }, (_, i) => ({
    value: rounded(6000 * size * 1.21 ** i), probability: rounded(1 / (1 + Math.exp((i - 9.5) / 2))) }))),
};

const QUALITIES = ['measured', 'derived', 'expert', 'placeholder'];
const inputs = Array.from({ length: 60 }, (_, i) => ({
  path: `site_types.${SECTORS[i % 10].toLowerCase().replaceAll(' ', '_')}.devices.class_${i}.stock`,
  unit: i % 3 ? 'device' : '1', quality: QUALITIES[(i * 7) % 4], source: 'Statistical Office, survey of '
    + `the use of technology, table ${1 + (i % 40)}`, low: 1000 * (i + 1), median: 1500 * (i + 1),
  high: i === 5 ? null : 2100 * (i + 1) }));

/** A row of a hindcast: what was published, the model's median and interval, and three scores. */
function hindcast(what, [low, central, high], [median, from, to], verdict, [crps, persistence, logistic]) {
  return { id: `hindcasts.sample.${what.replaceAll(' ', '_')}`, what, unit: 'devices', median,
    published: { low, central, high }, low: from, high: to, verdict, crps, persistence, logistic };
}

export const sample = {
  format: 1,
  run: { id: '0ced60dbc95c', title: 'Czechia, connected devices 2026 to 2028', jurisdiction: 'Czechia',
    program_version: '0.1.0', commit: 'd5102413a0cc', seed: 20260101, members: 500,
    start: '2026-01-01', end: '2029-01-01' },
  policies: POLICIES, scale: SCALE, datasets: {}, statements, surviving, outlook, exposure, campaigns,
  changes, comparison, tail,
  trust: {
    monte_carlo: [{ id: 'outlook.devices', what: 'Devices online, median', value: 29.59e6,
      error: 95510, unit: 'device' }, { id: 'outlook.compromised',
      what: 'Devices held by any campaign, median', value: 34200, error: null, unit: 'device' }],
    vendor_neutral: { missing: 'Run `cordon run scenario.yaml --vendor-neutral -o DIR` first.' },
    guesses: { id: 'trust.guesses', share: 0.41, low: 0.33, high: 0.5,
      text: 'The result rests for 41 % (33 to 50 %) on expert judgement and placeholders.' },
    hindcasts: {
      id: 'hindcasts', text: '2 of 3 published figures inside the 90 % interval. Missed: Mirai, 2016: '
        + 'size at the end. CRPS better than persistence in 1 of 2.',
      made: 'They are no part of this run: version 0.1.0 made them before it was shipped.',
      hindcasts: [
        { title: 'Mirai, August 2016 to February 2017', members: 40, scenario_sha256: '9f8e'.repeat(16),
          rows: [
            hindcast('peak', [500000, 600000, 650000], [453000, 149000, 1070000], 'inside',
              [81500, 350000, 219000]),
            hindcast('size at the end', [80000, 100000, 120000], [426000, 144000, 862000], 'missed',
              [220000, 500000, null])] },
        { title: 'LapDogs, September 2023 to June 2025', members: 40, scenario_sha256: '7d6c'.repeat(16),
          rows: [
            hindcast('active nodes (more than)', [1000, null, null], [158, 3.47, 3280],
              'inside, not counted', [null, null, null]),
            hindcast('doubling time', [70, 76, 90], [231, 57.3, null], 'inside',
              [null, null, null])] }],
    },
    calibration,
  },
  inputs,
  reproduce: { command: 'cordon run scenarios/czechia.yaml -n 500 --seed 20260101 -o out/czechia',
    scenario_sha256: '0ced60dbc95c'.repeat(5) + '0ced', commit: 'd5102413a0cc', compiler: 'GNU 12.2.0',
    files: [{ path: 'scenarios/czechia.yaml', sha256: '1a2b'.repeat(16) },
      { path: 'scenarios/base/europe.yaml', sha256: '3c4d'.repeat(16) }] },
};

/** Every id of the data is a key of its datasets. */
function addDatasets(part) {
  if (Array.isArray(part)) part.forEach(addDatasets);
  else if (part !== null && typeof part === 'object') {
    if (part.id && part !== sample.run) {
      sample.datasets[part.id] = { path: `/series/${part.id.split('.')[1] ?? part.id}`, where: { policy: 'baseline' },
        statistic: 'median and quantiles over the members', note: '' };
    }
    Object.values(part).forEach(addDatasets);
  }
}
addDatasets(sample);
