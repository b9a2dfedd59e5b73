## The tariff schedule: search, a line in its place, changes, the official descriptions.

help-tariff = The tariff schedule: search, one line in its place, what changed between two days
    .examples =
        otay tariff search "acoustic guitar"
        otay tariff show 9202.90.40
        otay tariff diff 2025-12-31 2026-01-01 --under 0201

help-tariff-search = Finds headings and lines by words, in English or Spanish
    .words = Words for the good, or a code to begin with
    .limit = How many to show at most
    .format = text or json
    .examples =
        otay tariff search "acoustic guitar"
        otay tariff search arnés eléctrico

help-tariff-show = Shows a line in its place: columns, units, additional duties by country, origin rule
    .code = The code, with or without dots
    .as-of = The day asked about; otherwise the day of the newest evidence
    .format = text or json
    .examples =
        otay tariff show 9202.90.40
        otay tariff show 9202 --as-of 2025-03-01

help-tariff-diff = Says what differs between the schedules of two days
    .before = The earlier day
    .after = The later day
    .under = Only lines under this code
    .all = Lists every line, however many
    .format = text or json
    .examples =
        otay tariff diff 2025-12-31 2026-01-01
        otay tariff diff 2025-06-30 2025-07-01 --under 0901

help-tariff-update = Fetches the official schedule with its descriptions
    .url = Where to fetch it from; the address can stand in OTAY_TARIFF_URL too
    .sha256 = The SHA-256 checksum that the file has to have
    .examples =
        otay tariff update

help-tariff-import = Takes the official schedule with its descriptions from a file
    .file = The official export, .json or .json.gz
    .sha256 = The SHA-256 checksum that the file has to have
    .examples =
        otay tariff import hts_2026_rev_10.json.gz

tariff-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
tariff-search-none = Nothing is found for '{ $query }'. Try a more general word, or the material.
tariff-search-labels-only = Searched are the short labels of chapters and headings. After `otay tariff update`, the official descriptions are searched too.

tariff-show-head = on { $date }: edition { $edition }, in effect from { $effect }
tariff-after-evidence = The newest evidence read is of { $date }; what came after it is not known here.
tariff-column-general = general
tariff-column-special = special
tariff-column-other = column 2
tariff-column-empty = none on this line
tariff-units = units
tariff-footnotes = footnotes name
tariff-in-force = stands so
tariff-from = since { $from }{ $until }
tariff-from-until = { $from } to { $until }
tariff-additional = Additional duties by country of origin
tariff-countries = { $count } other countries
tariff-touch = { $rate } · { $heading } ({ $authority })
tariff-touch-relief = relief: { $rate } · { $heading } ({ $authority })
tariff-touch-facts = more turns on: { $facts }
tariff-touch-none = none
tariff-prohibited = may not be entered: { $heading }
tariff-usmca-rule = USMCA rule of origin
tariff-usmca-rule-none = No rule is held for this code; `otay origin` says why.

tariff-diff-head = From { $before } ({ $first }) to { $after } ({ $second })
tariff-changes = { $added } added, { $removed } removed, { $changed } changed
tariff-changes-more = { $count ->
    [one] and 1 more line; --all lists it
   *[other] and { $count } more lines; --all lists them
}
tariff-change-added = added
tariff-change-removed = removed
tariff-change-changed = changed
tariff-change-place = footnotes or place in the tree

tariff-update-fetching = Fetching the official schedule
tariff-installed = The official schedule is stored: { $count ->
    [one] 1 line
   *[other] { $count } lines
}. Search and show use its descriptions from now on.
tariff-installed-not-understood = { $count ->
    [one] 1 line is worded in a way that is not understood
   *[other] { $count } lines are worded in a way that is not understood
} and kept as printed: { $lines }
tariff-installed-was-there = Nothing new: this schedule, with { $count } lines, is stored already.
tariff-installed-against-former = Against the schedule stored before, which is kept:
tariff-installed-against-bundled = Against the newest full edition carried in the program:

tariff-rate-free = Free
tariff-rate-no-change = no change
tariff-rate-applicable = the rate of the applicable subheading
tariff-rate-see = see
tariff-rate-at-least = but not less than
tariff-rate-at-most = but not more than

tariff-base-whole = on the value
tariff-base-entire-set = on the entire set
tariff-base-case = on the case
tariff-base-strap = on the strap, band or bracelet
tariff-base-case-and-strap = on case and strap, band or bracelet
tariff-base-movement = on the movement
tariff-base-movement-and-case = on movement and case
tariff-base-battery = on the battery
tariff-base-apparatus = on the apparatus
tariff-base-rifle = on the rifle
tariff-base-telescopic-sight = on the telescopic sight
tariff-base-lead-content = on the lead content
tariff-base-steel-content = on the steel content
tariff-base-aluminum-content = on the aluminum content
tariff-base-copper-content = on the copper content
tariff-base-non-us-content = on the content that is not of the United States
tariff-base-fair-retail-value = of the fair retail value
tariff-base-cost-of-goods-or-repairs = of the cost of the goods or repairs
tariff-base-cost-of-parts-or-materials = of the cost of the parts or materials
tariff-base-cost-of-parts = of the cost of the parts

tariff-condition-under-bond = under bond
tariff-condition-under-bond-by-note = under bond, as a note prescribes
tariff-condition-temporary-periods = for periods that a regulation sets
tariff-condition-by-us-note = on the terms of a U.S. note

tariff-reference-absent-this-heading = the rate without this heading
tariff-reference-absent-this-subheading = the rate without this subheading
tariff-reference-absent-this-subheading-on-cost-of-parts = the rate without this subheading, on the cost of the parts
tariff-reference-each-article-absent-this-subheading = each article at its rate without this subheading
tariff-reference-each-garment-separately = each garment at its own rate
tariff-reference-article-of-which-part = the rate of the article it is a part of
tariff-reference-complete-movement = the rate of the complete movement
tariff-reference-natural-juice = the rate of the natural juice in heading 2009
tariff-reference-highest-of-set = the highest rate of an article in the set
tariff-reference-additional-us-note = by an additional U.S. note
tariff-reference-us-note = by a U.S. note
tariff-reference-originating-korea = the rate of originating goods of Korea
tariff-reference-originating-colombia = the rate of originating goods of Colombia
tariff-reference-beneficiary-countries = the rate of beneficiary countries in 9901.00.50
tariff-reference-value-of-repairs = on the value of the repairs or alterations
tariff-reference-value-of-processing = on the value of the processing abroad
tariff-reference-less-us-products = on the full value less products of the United States
tariff-reference-less-us-materials = on the full value less materials of the United States
tariff-reference-drawback-and-tax = the drawback and internal-revenue tax allowed at export
tariff-reference-aircraft-drawback = limited by the drawback allowed at export of the aircraft

error-tariff-code-form = `{ $text }` is not a tariff code
    .help = Write 2, 4, 6, 8 or 10 digits, with or without dots: 9202.90.40.
error-tariff-code-unknown = no edition of the schedule has { $code }
    .why = An unknown code has no rate; none is guessed.
    .help = { $count ->
        [0] The chapter itself is not there. `otay tariff search` finds codes by words.
       *[other] Under { $nearest } there are: { $candidates }.
    }
error-tariff-code-retired = { $code } was taken out of the schedule on { $gone }
    .why = A code has no rate on { $date } that the schedule of that day does not hold.
    .help = { $count ->
        [0] Nothing came in on that day beside it; look at the lines around it with `otay tariff show`.
       *[other] Candidates, which came in on the same day under the same parent: { $candidates }.
    }
error-tariff-code-not-yet = { $code } comes into the schedule on { $from }
    .why = On { $date } the schedule does not hold it.
    .help = { $count ->
        [0] Ask for a day from { $from } on.
       *[other] Before that day these stood under the same parent: { $candidates }.
    }
error-tariff-code-too-short = { $code } has { $count } lines with rates under it
    .why = The rate depends on which of them it is.
    .help = Give the eight or ten digits; the first are { $candidates }.
error-tariff-line-without-rate = no rate stands on { $code } or above it
    .why = A missing rate is not zero.
    .help = The edition read has none there; see the printed schedule.
error-schedule-no-edition = no edition of the schedule is held for { $date }
    .help = Ask for a day within coverage.
error-data-folder-unknown = there is no folder for data
    .help = Set OTAY_DATA to a folder that you may write to.
error-tariff-export-unreadable = this is not the official export: { $reason }
    .why = The schedule stored before, if any, is untouched.
    .help = Take the JSON export of the whole schedule, as it is or under gzip.
error-tariff-export-incomplete = part of the schedule is missing: { $lines } lines{ $count ->
        [0] {""}
       *[other] , and none in chapters { $chapters }
    }
    .why = A part taken for the whole would hide lines. The schedule stored before, if any, is untouched.
    .help = Export the whole schedule, chapters 1 to 99.
error-tariff-export-out-of-order = line { $code } stands after { $after }
    .why = The lines of a schedule rise by their codes; a digit of one of the two is not as it was printed. The schedule stored before, if any, is untouched.
    .help = Fetch the export again, or take it from another source.
error-tariff-checksum-differs = the file has the SHA-256 checksum `{ $found }`
    .why = Given was `{ $given }`: this is another file. The schedule stored before, if any, is untouched.
    .help = Fetch it again, or compare the checksum with who gave it.
error-tariff-source-unreachable = { $url } cannot be reached: { $reason }
    .help = Check the connection, give another address with --url, or take a file with `otay tariff import`.
error-tariff-source-refused = { $url } answers with status { $status }
    .help = Give another address with --url, or take a file with `otay tariff import`.
error-tariff-download-interrupted = the transfer from { $url } broke off after { $received } bytes
    .why = { $kept ->
        [0] Nothing of it can be used: the server names no version of the file, so what it sends next may be of another.
       *[other] What came is kept. The schedule stored before, if any, is untouched.
    }
    .help = { $kept ->
        [0] Run the command again; it begins anew. Or take a file with `otay tariff import`.
       *[other] Run the command again; it goes on from there, while the server has the same file.
    }
error-tariff-download-damaged = what came from { $url } does not have the { $algorithm } digest that the server names
    .why = At least one byte is not what was sent. The schedule stored before, if any, is untouched.
    .help = Run the command again; it begins anew.
error-law-folder-not-found = no law files in this folder: { $place }
    .why = A folder of law holds `law/COVERAGE.toml`.
    .help = Name the folder that holds law/ and region/, or leave --law out to use what the program carries.
error-law-file-missing = the file { $place } is missing
    .why = The law files refer to one another; without one of them no answer is given.
    .help = Put the file back, or leave --law out.
error-law-file-unreadable = { $place } cannot be read: { $reason }
    .why = A law file that cannot be read is not passed over.
    .help = Check that you may read it.
error-law-archive-damaged = the archive { $place } carried in the program is damaged
    .why = The program carries its law files compressed; this one does not unpack.
    .help = Install the program again.
error-law-file-format = { $place }: { $reason }
    .why = Unknown keys, missing keys and wrong types are refused, so that no fact is silently ignored.
    .help = Correct the line named; the neighboring entries show the form.
error-law-file-format-unknown = { $place }: format { $format } is not one this program reads
    .why = A file of another format may mean something else by the same words.
    .help = Use the law files that came with this version of the program.
error-law-value-without-source = { $place }: `{ $value }` has no source
    .why = Every value of the law says where it was taken from.
    .help = Add the provision or notice it rests on.
error-law-value-without-date = { $place }: `{ $value }` has no date of effect
    .why = A value without its day cannot be asked as of a day.
    .help = Add the first day of effect, or the day it was as of.
error-law-value-without-unit = { $place }: `{ $value }` has no unit
    .why = A number without its unit can be taken for another.
    .help = Add the unit.
error-law-values-overlap = { $place }: { $reason }
    .why = Two values for one day leave open which holds.
    .help = End the earlier value on the day before the later one begins.
error-law-date-unreadable = { $place }: `{ $value }` is not a date
    .why = A date that cannot be read is not taken for another.
    .help = Write year, month and day: 2025-01-31.
error-law-coverage-out-of-order = { $place }: the days of coverage are out of order
    .why = Coverage runs from its first day by the day of the newest evidence to its last day.
    .help = Put `from`, `evidence` and `until` in order.
error-law-schedule-revisions-out-of-order = edition `{ $revision }` takes effect before the one it follows
    .why = Editions are looked up by their first day of effect.
    .help = Put law/hts/revisions.toml in the order of effect.
error-law-schedule-lines-out-of-order = line { $code } of the schedule is out of order or overlaps
    .why = Two lines for one code and day leave open which holds.
    .help = Write the tables anew with `cargo xtask import-hts`.
error-law-schedule-line-dangling = line { $code } of the schedule points to an entry that is not there
    .why = The tables in law/hts belong together.
    .help = Write the tables anew with `cargo xtask import-hts`.
error-law-schedule-table-heading = the first line of this table has to be `{ $text }`
    .why = The first line tells the format of a table.
    .help = Write the tables anew with `cargo xtask import-hts`.
error-law-schedule-table-entry = `{ $text }` is not an entry of this table
    .why = An entry that is not understood is not passed over.
    .help = Write the tables anew with `cargo xtask import-hts`.
error-rate-unreadable = `{ $rate }` is not a rate
    .why = A rate is never guessed.
    .help = Write it as `8.7%`, `$0.045/KG + 6%`, `free`, `nochange` or `applicable + 25%`.
error-rate-wording-unknown = the rate `{ $text }` is worded in a way that is not understood
    .why = A wording that is not understood is not taken for free or for zero.
    .help = Report the line, so that the wording can be added.
error-program-list-unreadable = `{ $text }` is not a list of special programs
    .why = A program that is not known may be a misprint of another.
    .help = Report the line, so that the list can be corrected.
error-unit-wording-unknown = the unit `{ $text }` of the schedule is not known
    .why = A specific rate needs its unit.
    .help = Report the line, so that the unit can be added.
error-export-code-unreadable = `{ $text }` in the export is not a tariff code
    .why = A row without a sound code cannot be placed.
    .help = Compare with the printed schedule, and fetch the export again.
error-export-indent-unreadable = `{ $text }` in the export is not an indentation
    .why = Indentation tells what a line stands under.
    .help = Fetch the export again.
error-export-column-unknown = `{ $text }` is not a column that a footnote hangs on
    .why = A footnote on an unknown column may change a rate.
    .help = Report the line, so that the column can be added.

help-tariff-panel = Every ten-digit line by every country of a day, with its components, as a Parquet file
    .date = The day of entry
    .out = The Parquet file to write
    .examples =
        otay tariff panel --date 2026-10-09 --out panel.parquet

tariff-page-columns = The line
tariff-page-editions = How it stood before, by edition
tariff-page-from = From
tariff-page-origin = { $place }
tariff-page-origin-usmca = { $place }, under the USMCA
tariff-page-origin-claiming = { $place }, claiming { $program }
tariff-page-by-country = Duty by country
tariff-page-by-country-lead = Duty in percent of the customs value, lowest first, fees not included. A preference is shown where it lowers the duty; the good has to qualify for it.
tariff-page-by-country-caption = Duty by country of origin on { $date }, percent of the customs value
tariff-page-origin-column = Product of
tariff-page-duty = Duty
tariff-page-made-of = Made up of
tariff-page-part-general = general { $rate }
tariff-page-part-special = special { $rate }
tariff-page-part-column-2 = column 2 { $rate }
tariff-page-part-additional = { $authority } { $rate }
tariff-page-part-relief = relief from { $authority }
tariff-page-and = { $first } + { $then }
tariff-page-deciding = duty on a product of Mexico that qualifies under the USMCA
tariff-page-beside = from { $country } without a preference
tariff-page-every-country = Additional duties from every country
tariff-page-history = Since { $date }
tariff-page-history-chart = Duty over time, percent of the customs value
tariff-page-history-description = A step stands where the law changed. A line breaks where the duty turns on more than the value.
