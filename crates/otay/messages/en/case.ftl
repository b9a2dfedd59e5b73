## The case folder: what is wrong with it, and the commands that make and check one.

help-assess = The whole answer to a case: origin, duty and landed cost of every scenario
    .case = The folder with case.toml
    .as-of = Asks the law of another day than the case's, as 2026-10-09
    .format = text (on screen, and report.html beside it), html or json
    .out = Where the page is written instead of report.html; with --format json a name not ending in .html takes the JSON
    .what-if = Supposes an additional duty off or at another rate, as s301-china=off, or names a file with other costs; may be repeated
    .examples =
        otay assess examples/guitar
        otay assess examples/guitar --out guitar.html
        otay assess examples/guitar --format json
        otay assess examples/guitar --what-if s301-china=off

help-case = A case: a product, its bill of materials, the scenarios compared
    .examples =
        otay case new my-product
        otay case check my-product
help-case-new = Writes a commented case to start from
    .dir = The folder to write; it must not hold a case yet
    .examples =
        otay case new my-product
        otay --lang es case new mi-producto
help-case-check = Says everything that is wrong with a case, with file, line, column and what to do
    .dir = The folder with case.toml
    .as-of = Asks the law of another day than the case's, as 2026-10-09
    .format = text or json
    .examples =
        otay case check examples/guitar
        otay case check my-product --format json

case-report-with-working = The working of every answer folds out in { $file }; --format json holds it too.
case-report-written = The report is in { $file }.
case-written = Wrote { $files } in { $dir }.
    .next = Fill in the blanks, then run: otay case check { $dir }
case-sound = { $title }: nothing is wrong with this case.
case-sound-what = { $parts ->
    [one] One line in the bill
   *[other] { $parts } lines in the bill
    }, { $scenarios ->
    [one] one scenario
   *[other] { $scenarios } scenarios
    }, law of { $date }.
case-prices-illustrative = Prices are illustrative inputs, not quotes.
case-prices-quoted = Prices are quotes.
case-prices-actual = Prices are actual prices.

case-status-no-evidence = said to originate, and nothing shows it
case-status-evidence-expired = its evidence has expired
case-status-evidence-later = its evidence is dated after the day of the case

error-case-folder-not-found = there is no folder `{ $path }`
    .help = Name a folder that holds case.toml; `otay case new { $path }` writes one.
error-case-folder-taken = `{ $path }` already holds a case
    .why = Nothing is overwritten.
    .help = Choose another folder, or remove the case there first.
error-case-file-missing = `{ $file }` is not in the folder
    .help = Put it there, or correct its name in case.toml.
error-case-file-unreadable = `{ $file }` cannot be read: { $reason }
    .help = Check that you may read it.
error-case-file-too-large = `{ $file }` is larger than { $limit } MB
    .help = A bill of materials is far smaller; check that it is the right file.
error-case-encoding-unknown = `{ $file }` is neither UTF-8 nor Latin-1 text
    .help = Save it as UTF-8 (in a spreadsheet program: CSV UTF-8).
error-case-not-toml = this is not TOML: { $reason }
    .why = The rest of the file cannot be read before this is mended.
    .help = Text needs quotation marks, a key needs `=`, and each key stands once in its table.
error-case-format-unsupported = format { $found } is not known
    .help = This program reads format 1: write `format = 1`.

error-case-key-unknown = `{ $key }` is not a key of this table
    .why = A key that nobody reads would be ignored silently.
    .help = { $nearest ->
        [none] Remove it; docs/case-format.md lists the keys of every table.
       *[other] Did you mean `{ $nearest }`?
    }
error-case-key-missing = `{ $key }` is missing from this table
    .help = Add it; docs/case-format.md says what it holds.
error-case-type-wrong = `{ $key }` has to be { $expected ->
        [text] text in quotation marks
        [decimal] a decimal number
        [date] a date
        [yes-no] true or false
        [table] a table
        [tables] one or more tables
        [list] a list in square brackets
       *[other] true, false, a number, a date or text
    }
    .help = Here it is of the type { $found }.
error-case-value-blank = `{ $key }` is still blank
    .help = Fill it in.
error-case-word-unknown = `{ $word }` is not a word for `{ $key }`
    .help = One of: { $allowed }.
error-case-scenario-kind-unknown = `{ $word }` is not a kind of scenario
    .help = One of: { $allowed }.

error-case-one-of-keys = exactly one of { $keys } belongs here
    .help = Keep one; they say the same thing in different ways.
error-case-range-out-of-order = the ends of the range are out of order
    .help = The low end is at most the value, the value at most the high end.

error-case-date-invalid = `{ $text }` is not a date
    .help = Write year-month-day, as 2026-10-09.
error-case-decimal-invalid = `{ $text }` is not a decimal number
    .why = Grouping and decimal commas are read differently from country to country; a wrong guess is a factor of a thousand.
    .help = Write digits with a decimal point and nothing else, as 1234.50.
error-case-decimal-too-fine = `{ $text }` has more than twelve places after the point
    .help = Numbers are kept exactly, up to twelve places; round this one yourself.
error-case-amount-negative = { $text } is below zero
    .help = Costs, values and weights are zero or more.
error-case-not-above-zero = { $text } is not above zero
    .help = Quantities, volumes and rates are above zero; leave out a line that is not used.
error-case-country-unknown = `{ $text }` is not a country
    .help = Write the two capital letters of ISO 3166-1, as MX, US, CN or VN.
error-case-currency-unknown = `{ $text }` is not a currency
    .help = Write the three capital letters of ISO 4217, as USD or MXN.
error-case-unit-unknown = `{ $text }` is not a unit
    .help = One of: { $allowed }; many other spellings are read too.

error-case-tariff-code-malformed = `{ $text }` is not a tariff code
    .help = Write 6, 8 or 10 digits, as 9202.90.40 or 9202904000.
error-case-tariff-code-too-short = { $code } is too short
    .why = The rate stands on eight digits, the rule of origin on six.
    .help = Give at least { $digits } digits.
error-case-tariff-code-unknown = { $code } is not in the tariff schedule on { $date }
    .why = A code that is not there has no rate; it is never taken to be free.
    .help = { $near ->
        [none] Check the digits; `otay tariff search` finds a code by words.
       *[other] Lines near it: { $near }.
    }
error-case-tariff-code-retired = { $code } left the tariff schedule after { $until }
    .why = It has no rate on { $date }.
    .help = { $successors ->
        [none] Find the code that holds the good now; `otay tariff search` helps.
       *[other] Came in when it left: { $successors }.
    }
error-case-tariff-code-later = { $code } comes into the tariff schedule on { $from }
    .why = It has no rate on { $date }.
    .help = Use the code that held the good on that day, or ask of a later day.

error-case-exchange-rate-missing = there is no exchange rate between { $from } and { $to }
    .why = Amounts in two currencies cannot be added without one, and none is guessed.
    .help = Add an [[exchange_rate]] with from, to, rate, date and source.
error-case-exchange-rate-duplicate = a second exchange rate between { $from } and { $to }
    .why = The first is at { $first }.
    .help = Keep one; it is read in both directions.
error-case-exchange-rate-to-itself = an exchange rate from { $currency } to itself
    .help = Remove it, or correct one of its currencies.

error-case-place-unknown = `{ $place }` is not a place of the region
    .why = Distances, crossings, wages and rents hang on the place.
    .help = { $near ->
        [none] Use an id of region/places.
       *[other] Did you mean { $near }?
    }
error-case-process-unknown = `{ $process }` is not a process that the directory knows
    .why = Who could make it is found by the processes named; an unknown one would count for nobody.
    .help = { $near ->
        [none] `otay directory terms processes` lists the processes; leave out what is none of them.
       *[other] Did you mean { $near }? `otay directory terms processes` lists them all.
    }
error-case-place-in-other-country = `{ $place }` lies in { $lies_in }, not in { $said }
    .help = Correct the place or the country.
error-case-entry-at-home = a good made in the United States is not entered into them
    .help = Remove the [scenario.entry] table of this scenario.
error-case-scenario-none = the case has no scenario
    .help = Add a [[scenario]].
error-case-scenario-duplicate = a second scenario called `{ $id }`
    .why = The first is at { $first }.
    .help = Give each scenario an id of its own.
error-case-scenario-unknown = there is no scenario `{ $id }`
    .help = { $known ->
        [none] The case has no scenario.
       *[other] The scenarios are { $known }.
    }
error-case-id-invalid = `{ $id }` is not a short name
    .help = Use lower-case letters, digits and hyphens, 40 at most, as tecate-shelter.
error-case-part-unknown = there is no part `{ $part }` in the bill
    .help = { $nearest ->
        [none] Write the part as the bill does.
       *[other] Did you mean `{ $nearest }`?
    }
error-case-part-changed-twice = part `{ $part }` is changed twice in one scenario
    .why = The first is at { $first }.
    .help = Put both changes into one table.

error-bill-kind-unknown = `{ $file }` is neither CSV nor XLSX
    .help = Save the bill as .csv or .xlsx.
error-bill-empty = the bill has no lines
    .help = Add a line for each part under the row of column names.
error-bill-header-missing = no row of column names was found
    .help = The row over the parts names the columns, as: part, description, hts, country of origin, quantity, unit, unit cost.
error-bill-sheet-unknown = there is no sheet `{ $sheet }` in the workbook
    .help = The sheets are { $known }.
error-bill-spreadsheet-unreadable = the workbook cannot be read: { $reason }
    .help = Open it in a spreadsheet program and save it again as .xlsx.
error-bill-cell-error = the cell holds the error { $text }
    .help = Mend the formula, or write the value itself.
error-bill-quote-unclosed = a quotation mark is opened here and not closed
    .help = Close it, or double it where it belongs to the text.
error-bill-column-unknown = `{ $column }` is not a column of the bill
    .why = A column that nobody reads would be ignored silently.
    .help = { $nearest ->
        [none] Rename or remove it; a column called notes is passed over.
       *[other] Did you mean `{ $nearest }`?
    }
error-bill-column-duplicate = `{ $column }` gives the { $meaning } a second time
    .why = The first is at { $first }.
    .help = Keep one of the two columns.
error-bill-column-missing = the bill has no column for the { $meaning }
    .help = Add a column called `{ $meaning }`.
error-bill-row-too-long = the row has { $fields } fields for { $columns } columns
    .help = Put text that holds the delimiter into quotation marks.
error-bill-cell-missing = the { $column } is missing in this row
    .help = Fill it in.
error-bill-cost-missing = `{ $part }` has no unit cost
    .why = An unknown cost is not zero.
    .help = Give its cost, or 0 where it is truly free; a part made from its parts needs none.
error-bill-made-without-parts = `{ $part }` is made in the plant, and nothing says of what
    .help = Add its parts with `{ $part }` as their parent, or mark it as bought.
error-bill-part-duplicate = a second line for part `{ $part }`
    .why = The first is at { $first }.
    .help = Add the quantities in one line; a part from two countries needs two names.
error-bill-parent-unknown = there is no part `{ $parent }` for this line to belong to
    .help = { $nearest ->
        [none] Write the parent as its own line does, or leave it empty for a part of the product.
       *[other] Did you mean `{ $nearest }`?
    }
error-bill-cycle = a part is a part of itself: { $chain }
    .help = Correct the parent of one of these lines.
error-bill-level-skipped = level { $found } cannot follow level { $before }
    .help = A part of the product has level 1, a part of it level 2, and so on, one deeper at a time.
error-bill-parent-and-level = the bill has both a parent and a level column
    .help = Keep one of them; both say where a part belongs.
error-bill-evidence-without-claim = evidence is given for `{ $part }`, which is not said to originate
    .help = Write originating in the status column, or remove the evidence.
error-bill-evidence-ends-before-it-begins = the evidence ends on { $until }, before it begins on { $date }
    .help = Correct one of the two dates.
case-note-evidence-expired = note: the paper of `{ $part }` expired on { $until }; the part counts as non-originating ({ $place })
case-note-evidence-later = note: the paper of `{ $part }` speaks only from { $from }; the part counts as non-originating ({ $place })
case-note-no-evidence = note: no paper shows that `{ $part }` originates; it counts as non-originating ({ $place })
error-case-period-ends-before-it-begins = the period ends on { $until }, before it begins on { $from }
    .why = No day lies in such a period.
    .help = Correct one of the two days.
