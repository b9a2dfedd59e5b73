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
report-table-behind = The figures behind the chart
report-from = from
report-as-of = As of { $date }
report-printed-by = Computed by otay { $version } from the files named at the end. The same files give the same report.
report-not-advice = This is decision support, not legal advice.
report-fold-all = Select a line to unfold its working.
# A sentence for the tests of the renderers.
report-sample = { $text }
