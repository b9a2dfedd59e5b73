## What frames a report, whatever it reports on.

report-satisfied = yes
report-not-satisfied = no
report-undetermined = undetermined
report-not-known = unknown
report-step = Step
report-item = Item
report-amount = Amount
report-at-low = At its low end
report-at-high = At its high end
report-comes-to = comes to
report-missing = To answer this, it has to be known:
report-doubts = Open doubts that this answer touches:
report-inputs = What this was computed from
report-sources = Sources
report-cited-effective = { $reference }, in effect from { $date }
report-contents = Contents
report-working = The working
report-later = Open it
report-more = { $count } more
report-sources-all = All sources, those of the workings among them
report-table-behind = The figures behind the chart
report-field-ahead = { $name } ahead
report-field-today = today
report-field-corner = { $up } by { $across }
report-field-third = { $lead } ({ $name } ahead)
report-from = from
report-as-of = As of { $date }
report-folded-section = On the page and in --format json.
report-printed-by = Computed by otay { $version } from the files named at the end. The same files give the same report.
report-not-advice = This is decision support, not legal advice.
report-folded = { $title }: { $count ->
    [one] { $count } step
   *[other] { $count } steps
}, unfolded on the page
# A sentence for the tests of the renderers.
report-sample = { $text }

## The report of a case.

report-product = Product
report-tariff-code = Tariff code
report-annual-volume = Units a year
report-file = File
report-scenario = Scenario
report-prices-illustrative = The prices of this case are illustrative: they show how the answer comes about, and nobody has offered them.
report-prices-quoted = The prices of this case are quotations.
report-prices-actual = The prices of this case are prices paid.
report-after-evidence = The newest evidence of the law held here is of { $evidence }; what changed between that day and { $date } is not in this answer.
report-incomplete = { $scenarios } cannot be ranked: costs are missing that nobody has given.

## The verdict.

report-verdict-saves = { $name } costs least: a unit lands for { $cost }, which is { $saving } or { $percent } less than today, { $today }. { $entry }
report-verdict-stays = { $name }, as today, costs least: a unit lands for { $cost }. The next, { $next }, costs { $more } more.
report-verdict-least = { $name } costs least: a unit lands for { $cost }. { $entry }
report-verdict-origin-only = The good originates under the USMCA when it is made this way: { $scenarios }. What each way costs is not known yet.
report-verdict-open = Neither cost nor origin can be settled with what is known.
report-entry-originating = It originates under the USMCA and enters free of duty.
report-entry-free = It enters free of duty.
report-entry-pays = It pays { $duty } of duty a unit.
report-entry-open = Its duty is not settled yet.
report-entry-made-here = It is made in the United States and pays duty only on parts from abroad.
report-saved-a-unit = saved a unit against today, { $today }
report-saved-a-year = saved a year, at { $volume } units
report-landed-a-unit = landed cost a unit, { $name }
report-more-a-unit = more a unit for the next best, { $next }
report-regional-value-content = regional value content, of which { $needed } is needed

## Origin.

report-origin-title = Origin under the USMCA
report-origin-some = It originates when it is made this way: { $scenarios }.
report-origin-none = It originates in none of the scenarios as they stand.
report-origin-overview = Outcome and regional value content by scenario
report-originates = Originates
report-criterion = Criterion
report-method = Method
report-content = Content
report-needed = Needed
report-method-transaction-value = transaction value
report-method-net-cost = net cost
report-rule-declared = its rule, as declared in the case and not examined here
report-rule = product-specific rule { $rule }{ $alternative ->
    [none] {""}
   *[other] , alternative { $alternative }
}
report-route-wholly-obtained = wholly obtained or produced in the territory
report-route-originating-materials = made exclusively of originating materials
report-route-chapter-rule = a rule of its chapter
report-route-parts-together = goods and parts classified together, or unassembled
report-route-deemed = information-technology goods deemed to originate
report-route-set = a set whose pieces originate, within the tolerance
report-route-alternative-staging = the alternative staging regime
report-requirements = What the vehicle has to meet beside its rule
report-requirement-column = Requirement
report-met = Met
report-requirement = { $fact ->
    [core-parts-originate] Core parts
    [labor-value-content-met] Labor value content
    [steel-and-aluminum-purchases-met] Steel and aluminum
   *[other] { $fact }
    }
report-requirement-figure = { $requirement }: { $of ->
    [engine] engines
    [transmission] transmissions
    [body-and-chassis] body and chassis frame
    [axle] axles
    [suspension] suspension
    [steering] steering
    [advanced-battery] advanced batteries
    [super-core] all as one, the super-core
    [steel] steel
    [aluminum] aluminum
    [high-wage-material-and-labor] high-wage material and labor
    [labor-value-content] in all
   *[other] { $of }
    }
report-origin-by = It originates by criterion { $criterion }: { $route }.
report-origin-fails = It does not meet the { $rule }.
report-origin-outside = Made in { $country }, outside the territory of the USMCA: it cannot originate.
report-country-of-origin = For marking and for duties by country it is declared a product of { $country }: { $basis }.
report-origin-diverges = It originates under the USMCA, and yet it counts as a product of { $country } for duties by country: those duties are not lifted by the preference alone.
report-content-met = Its regional value content by { $method } is { $content }; { $needed } is needed. It passes by { $points } points, or by { $money } of non-originating materials.
report-content-missed = Its regional value content by { $method } is { $content }; { $needed } is needed. It fails by { $points } points, or by { $money } of non-originating materials.
report-failing = Materials that stand in the way
report-material = Material
report-code = Code
report-value = Value
report-reason = Why
report-turning = It would originate if this were originating: { $sets }.
report-turning-set = { $lines }
report-set-aside-no-evidence = { $count ->
    [one] One part is claimed to originate without a paper that shows it, and counts as non-originating: { $parts }.
   *[other] { $count } parts are claimed to originate without a paper that shows it, and count as non-originating: { $parts }.
}
report-set-aside-expired = { $count ->
    [one] The paper of one part has expired; the part counts as non-originating: { $parts }.
   *[other] The papers of { $count } parts have expired; the parts count as non-originating: { $parts }.
}
report-set-aside-later = { $count ->
    [one] The paper of one part is dated later; the part counts as non-originating: { $parts }.
   *[other] The papers of { $count } parts are dated later; the parts count as non-originating: { $parts }.
}
report-set-aside-not-stated = { $count ->
    [one] Nothing is said of the status of one part; it counts as non-originating: { $parts }.
   *[other] Nothing is said of the status of { $count } parts; they count as non-originating: { $parts }.
}

## Duty.

report-duty-title = Duty into the United States
report-duty-lead = What a unit pays on entry, each component with its heading and its reason; nothing is rounded before it is shown.
report-duty-caption = Dollars a unit
report-duty-history = Duty on the product since { $date }, percent of the customs value
report-duty-history-description = A step stands where the law changed. Goods, value, facts and claims are those of the case on every day. A line breaks where the law of that day asks for a fact that the case does not give, or bars the good.
report-duty-history-of = { $origin } ({ $scenarios })
report-component = Component
report-heading = Heading
report-rate = Rate
report-duty = Duty
report-duty-and-fees = Duty and fees
report-duty-on-parts = Duty on parts from abroad
report-free = free
report-up-to = up to { $percent }
report-component-general = General rate, column 1
report-component-special = Special rate, column 1
report-component-column-2 = Rate of column 2
report-component-additional = Additional duty: { $authority }
report-component-relief = Relief from { $authority }
report-component-in-lieu = { $authority }, in place of other duties
report-prohibited = May not be entered: { $authority }
report-authority = { $authority ->
    [ieepa-brazil] emergency powers, Brazil
    [ieepa-fentanyl] emergency powers, fentanyl
    [ieepa-india] emergency powers, India
    [ieepa-reciprocal] emergency powers, reciprocal
    [low-value-exemption] low-value exemption
    [postal-flat] postal duty
    [s122] section 122
    [s201] section 201 safeguard
    [s232-aluminum] section 232 aluminum
    [s232-aluminum-russia] section 232 aluminum, Russia
    [s232-auto-parts] section 232 automobile parts
    [s232-autos] section 232 automobiles
    [s232-copper] section 232 copper
    [s232-drones] section 232 drones
    [s232-lumber] section 232 lumber and furniture
    [s232-metals] section 232 metals
    [s232-mhd] section 232 trucks
    [s232-pharma] section 232 pharmaceuticals
    [s232-semiconductors] section 232 semiconductors
    [s232-steel] section 232 steel
    [s301-brazil] section 301, Brazil
    [s301-china] section 301, China
    [s301-china-cranes] section 301, cranes from China
    [s301-forced-labor] section 301, forced labor
    [s301-nicaragua] section 301, Nicaragua
    [s338] section 338, Canada
   *[other] { $authority }
}
report-fee-merchandise-processing = Merchandise processing fee
report-fee-harbor-maintenance = Harbor maintenance fee
report-fee-minimum = minimum
report-fee-maximum = maximum
report-fee-informal = informal entry
report-fee-bounds-not-known = rate; the bounds of the year are not known
report-fee-mode-not-given = the mode of transport is not given
report-fee-exempt = exempt
report-part-from = { $part }, from { $country }
report-parts-free = { $count ->
    [one] One other part
   *[other] { $count } other parts
}
report-entry = An entry of { $units } units with a customs value of { $value }.
report-made-here = Made in the United States: there is no duty on the good; { $count ->
    [one] one part comes
   *[other] { $count } parts come
} from abroad.
report-duty-range = Whatever the missing facts are, the duty on the entry lies between { $least } and { $greatest }.
report-relief-unclaimed = The law holds a relief from { $authority } ready that was not claimed: heading { $heading }, by the fact `{ $fact }`.

## Landed cost.

report-waterfall = Landed cost a unit, from making to the customer, { $currency }
report-waterfall-description = All scenarios on one scale; the least stands out.
report-landed-cost = Landed cost
report-block-make = Make
report-block-move = Move
report-block-duty-and-fees = Duty and fees
report-block-hold = Hold
report-block-quality-and-distance = Quality and distance
report-line = Line
report-total-without = { $name }: the total is without { $unknowns }.
report-hardness = Hard costs first, then soft, then risk, { $currency } a unit
report-hardness-description = Each point adds a kind of cost to the one before: where lines cross, the softer costs decide.
report-counted = Counted so far
report-hardness-hard = hard
report-hardness-soft = and soft
report-hardness-risk = and risk
report-kind-hard = hard
report-kind-soft = soft
report-kind-risk = risk
report-estimate = This line is an estimate: it rests on a root, a power or a probability.
report-partial = This line is reckoned on a sum from which something unknown is missing.
report-evidence-illustrative = illustrative
report-evidence-quoted = quoted
report-evidence-actual = paid
report-evidence-declared = declared
report-evidence-region = regional fact
report-evidence-law = law
report-grade = grade { $grade }
report-source-1 = { $a }
report-source-2 = { $a }, { $b }
report-source-3 = { $a }, { $b }, { $c }
report-source-4 = { $a }, { $b }, { $c }, { $d }

report-not-modelled-title = What is not modelled
report-not-modelled-lead = What the law and the trade hold beyond this answer, by the part of it that they touch.
# The statement stands in both languages beside each other; this catalogue takes its own.
report-not-modelled-text = { "en" ->
    [es] { $es }
   *[en] { $en }
}
report-not-modelled-schedule = Schedule
report-not-modelled-duty = Additional duties and programs
report-not-modelled-fees = Fees
report-not-modelled-origin = Origin
report-not-modelled-deferral = Duty deferral
report-not-modelled-landed-cost = Landed cost
report-not-modelled-directory = Who could make it
