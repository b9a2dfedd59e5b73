## Duty: questions, answers, their working, and what is wrong with them.

help-duty = Duty on a line of an entry, or on every row of a file
    .code = The tariff item, eight or ten digits, dotted or not
    .origin = The country the good is a product of, two letters
    .date = The day of entry, as 2026-03-01
    .value = The customs value in dollars
    .qty = A quantity in a unit of the schedule, as KG=70; may be repeated
    .claim = The preference claimed, by its indicator: S, KR, A and so on
    .fact = A fact the duty turns on, as metal=steel:0.3; may be repeated; --facts lists them
    .mode = How it arrives: ocean, truck, rail, air, mail or pipeline
    .what-if = Supposes a duty off or at another rate, as s301-china=off; may be repeated
    .what-if-file = A file of suppositions: TOML with a table [what_if]
    .range = Says between what the duty lies while facts are missing
    .explain = Shows the working, step by step
    .format = text or json
    .facts = Lists the facts that duties turn on
    .batch = A CSV of questions with the columns id,code,origin,date,value,qty,claim,facts
    .entry = A CSV with the same columns, every row a line of one entry
    .out = The CSV of answers
    .examples =
        otay duty --code 9202.90.40.00 --origin CN --date 2026-03-01 --value 10000
        otay duty --code 7604.10.10 --origin MX --date 2026-10-01 --value 5000 --qty KG=900 --claim S --explain
        otay duty --code 9403.10.00 --origin VN --date 2026-02-01 --value 8000 --fact metal=steel:0.3
        otay duty --batch lines.csv --out duties.csv
        otay duty --entry lines.csv

duty-head = { $code }, product of { $country }, entered { $date }, value { $value }
duty-verdict-determined = Duty { $total }: { $percent } of the value
duty-verdict-prohibited = May not be entered ({ $citation })
duty-verdict-undetermined = { $count ->
    [one] Undetermined: one fact is missing
   *[other] Undetermined: { $count } facts are missing
    }
duty-range = Whatever the missing facts are, the duty lies between { $least } and { $greatest }.
duty-range-or-barred = The duty lies between { $least } and { $greatest }, or the good may not be entered, depending on the missing facts.
duty-amount-unknown = not known
duty-rate-lifted = lifted
duty-heading-missing = Facts to give
duty-heading-reliefs = Reliefs held ready for these goods, not claimed
duty-heading-doubts = Open doubts
duty-heading-working = Working
duty-relief-open = { $fact }: { $heading } would lift or lower { $authority }
duty-component = { $authority }, { $heading }, { $rate }{ $basis ->
    [full-value] {""}
   *[other] {" "}on { $basis-value }
    }
duty-fee = { $fee ->
    [mpf] Merchandise processing fee
   *[hmf] Harbor maintenance fee
    }{ $treatment ->
    [minimum] , minimum
    [maximum] , maximum
    [exempt-originating] , exempt under the program claimed
    [exempt-chapter-98] , exempt under chapter 98
    [exempt-mode] , not owed by this mode of transport
    [informal] , informal entry
    [bounds-not-known] , bounds of the fiscal year not known
   *[other] {""}
    }
duty-authority = { $authority ->
    [column-1-general] General rate
    [column-1-special] Special rate
    [column-2] Column 2 rate
    [s301-china] Section 301, China
    [s301-china-cranes] Section 301, cranes and chassis of China
    [s301-brazil] Section 301, Brazil
    [s301-nicaragua] Section 301, Nicaragua
    [s301-forced-labor] Section 301, forced labor
    [s338] Section 338, Canada
    [s122] Section 122 surcharge
    [s201] Section 201 safeguard
    [s232-metals] Section 232, metals
    [s232-steel] Section 232, steel
    [s232-aluminum] Section 232, aluminum
    [s232-aluminum-russia] Section 232, Russian aluminum
    [s232-copper] Section 232, copper
    [s232-autos] Section 232, vehicles
    [s232-auto-parts] Section 232, vehicle parts
    [s232-mhd] Section 232, heavy vehicles and parts
    [s232-lumber] Section 232, wood products
    [s232-semiconductors] Section 232, semiconductors
    [s232-pharma] Section 232, pharmaceuticals
    [s232-drones] Section 232, unmanned aircraft
    [ieepa-fentanyl] Emergency act, fentanyl
    [ieepa-reciprocal] Emergency act, reciprocal
    [ieepa-brazil] Emergency act, Brazil
    [ieepa-india] Emergency act, India
    [column-2-russia] Heightened rate, Russia
    [postal-flat] Flat rate on postal items
    [low-value-exemption] Low-value exemption
   *[other] { $authority }
    }

duty-entry-head = Entry of { $date }: { $count ->
        [one] 1 line
       *[other] { $count } lines
    }, value { $value }
duty-entry-line = { $id }: { $code } of { $country }, { $value }
duty-entry-line-prohibited = { $line }; may not be entered ({ $heading })
duty-entry-prohibited = A line may not be entered
duty-entry-total = Duty and fees
duty-supposed = Supposed, not law: { $suppositions }.
duty-supposed-off = { duty-authority } ({ $authority }) off
duty-supposed-percent = { duty-authority } ({ $authority }) at { $percent }
duty-rate-up-to = up to { $percent } in all
duty-step-column-two = Products of { $country } are dutiable in column 2.
duty-step-ordinary = { $kind ->
    [special] Special rate ({ $program }) of { $code }
    [column-2] Column 2 rate of { $code }
   *[other] General rate of { $code }
    }: { $rate } on { $basis } is { $amount }.
duty-step-claim-declared = { $claim } is claimed ({ $program }); nothing here shows the origin, the claim is taken as declared.
duty-step-claim-found = { $claim } is claimed ({ $program }) and rests on an origin determination.
duty-step-claim-unknown = { $claim } is not the indicator of any program; the general rate applies.
duty-step-claim-country = { $program } is not open to products of this country; the general rate applies.
duty-step-claim-not-in-force = { $program } is not in force on this day; the general rate applies.
duty-step-claim-line = The line grants nothing under { $claim }; the general rate applies.
duty-step-claim-column-two = Goods dutiable in column 2 cannot claim { $claim }.
duty-step-chapter98 = Entered under { $provision }: the duty falls on the share of the value that its terms leave.
duty-step-chapter98-frees = Entry under chapter 98 frees the goods from { duty-authority }.
duty-step-gives-way = { duty-authority } steps back before { $before }.
duty-step-relief = { $heading }: nothing is owed under { duty-authority }.
duty-step-additional = { $heading } ({ duty-authority }; { $authority }; since { $from }): { $rate } on { $basis }{ $basis-kind ->
    [metal-content] {" "}(value of the metal)
    [value-less-metal] {" "}(value without the metal another duty takes)
    [non-us-content] {" "}(value without content of the United States)
    [work-abroad] {" "}(value of the work abroad)
    [less-us-components] {" "}(value without components of the United States)
   *[other] {""}
    } is { $amount }.
duty-step-in-place-of-column-two = { $heading }: { $rate } in place of the column 2 rate, { $amount }.
duty-step-in-lieu = { $rate } in place of every other duty ({ duty-authority }): { $amount }.
duty-step-prohibited = The goods may not be entered since { $from } ({ duty-authority }, { $heading }).
duty-step-fee = { $fee ->
    [mpf] Merchandise processing fee
   *[hmf] Harbor maintenance fee
    } at { $rate }{ $treatment ->
    [minimum] , raised to the minimum of an entry
    [maximum] , held to the maximum of an entry
    [exempt-originating] : exempt under the program claimed
    [exempt-chapter-98] : exempt under chapter 98
    [exempt-mode] : owed only on cargo by vessel
    [informal] : the flat fee of an informal entry
    [bounds-not-known] ; the bounds of this fiscal year are not known, so the amount is given only where they cannot matter
    [mode-not-given] : not assessed, the mode of transport was not given
   *[other] {""}
    }: { $amount }.

duty-fact-absent-not-claimed = Not given: not claimed, the duty applies.
duty-fact-absent-asked = Not given: asked for, the answer is undetermined.
duty-facts-of-the-line = Facts of the line itself, given in the same way:
panel-progress = Computing lines
panel-done = { $lines } lines by { $countries } countries, { $rows } rows.
duty-batch-progress = Answering rows
duty-batch-done = { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }: { $determined } determined, { $prohibited } may not be entered, { $undetermined } undetermined, { $errors } refused.

duty-fact-question = { $fact ->
    [donation] Is it a donation to relieve human suffering?
    [informational-materials] Is it informational material, such as books, films or artworks?
    [personal-baggage] Is it for personal use in accompanied baggage?
    [transshipped] Did customs find that it was transshipped to evade a duty?
    [postal] Does it come through the postal network?
    [low-value-exemption] Is entry free of duty claimed for its low value?
    [informal-entry] Is it an informal entry?
    [loaded-on] On which day was it loaded onto the vessel, or in transit on the final mode of transport?
    [imported-on] On which day was it imported?
    [civil-aircraft] Is it civil aircraft, an engine, part or component of it, within general note 6?
    [pharma-use] Is it for use in pharmaceutical applications?
    [named-product] Which named product of which note is it (2v-iii-b, 2aa-iii, 50a-iii, 52c, 52j-xx, eu-particular)?
    [china-exclusion] Does it meet the description of an exclusion of note 20(vvv) or 20(www)?
    [enteral-syringe] Is it an enteral syringe?
    [ship-to-shore-crane] Is it a ship-to-shore gantry crane?
    [crane-contract] Was the crane contracted for before the date that the heading names?
    [intermodal-chassis] Is it an intermodal chassis, a subassembly or a part of one?
    [metal] What share of the customs value is steel, aluminum and copper (steel:0.3+aluminum:0.1, or none)?
    [metal-weight] What share of its weight is the listed metal?
    [us-metal] What share of its metal was melted and poured, or smelted and cast, in the United States?
    [uk-metal] What share of its metal was melted and poured, or smelted or cast, in the United Kingdom?
    [smelted-in] In which country was any of its primary aluminum smelted, or the article cast?
    [commerce-authorization] Has the Department of Commerce authorized the quantity at the lower rate?
    [commerce-approval] Has the Department of Commerce approved the content of the United States?
    [motorcycle-part] Is it a part for making motorcycles in the United States?
    [equipment-part] Is it used only to make agricultural, fixed or mobile industrial equipment?
    [us-content] What share of the customs value is content of the United States?
    [vehicle-part] Is it a part of a passenger vehicle or light truck (light), of a medium or heavy vehicle (heavy), or of neither (none)?
    [certified-part] Does the importer certify it for making or repairing light or heavy vehicles in the United States?
    [knock-down-kit] Is it a knock-down kit or a compilation of parts?
    [vehicle-25-years] Was the vehicle made at least 25 years before the year of entry?
    [not-listed-vehicle] Is it something other than the vehicles the heading means?
    [quota] Is it within the quota (in) or over it (over)?
    [quartz-surface] Is it a quartz surface product?
    [bifacial-panel] Is it a bifacial solar panel?
    [not-wooden-cabinet] Is it something other than a completed wooden cabinet, vanity or part of one?
    [semiconductor-parameters] Does it hold a logic circuit within the performance and bandwidth windows of note 39(b)?
    [semiconductor-end-use] Is it for an end use of note 39(d)?
    [patent] Is the medicine patented or generic?
    [pharma-company] Is its maker a company of Annex III, or another?
    [onshoring-plan] Does an approved onshoring plan cover it?
    [mfn-pricing] Does a most-favored-nation pricing agreement cover it?
    [specialty-drug] Is it for one of the specialty uses of note 40(h)(iii)?
    [us-active-ingredient] Is its active ingredient a product of the United States?
    [not-pharmaceutical] Is it something other than a pharmaceutical article?
    [research-use] Is it for research, development or clinical trials?
    [thermal-imaging] Does the unmanned aircraft carry thermal imaging?
    [uas-part] Is it for use in or with the unmanned aircraft of note 43?
    [allied-components] Are its critical components substantially of the United States or the allies named?
    [uas-onshoring] Does an approved onshoring plan cover the unmanned aircraft?
    [packaged] Is it packaged in bottles, cans, boxes, kegs or the like?
    [statistical-suffix] Which ten-digit line is it? Only some of the lines under this code are covered.
    [chapter98-terms] What do the terms of the chapter 98 provision leave dutiable? They are not modelled.
    [rate-elsewhere] What duty does the provision give that the schedule refers to?
    [rate-of-line] What is the rate of the line? The column is empty.
   *[other] Give { $fact }: the rate of the line turns on it.
    }

duty-doubt = { $assumption ->
    [after-evidence] The day lies after the newest evidence read; nothing published since is counted.
    [suffix-newer-than-schedule] The ten-digit line is newer than the schedule held; the rate is that of its tariff item.
    [ieepa-void] The Supreme Court held on 20 February 2026 that the emergency act gives no power to levy duties; what was paid is subject to refund.
    [ieepa-grey-zone] From 20 to 23 February 2026 duties under the emergency act were void and still collected; they are not counted here.
    [s122-litigation] A court held the surcharge unlawful for three plaintiffs; the ruling is stayed.
    [s122-metals-slip] From 8 June to 22 July 2026 the printed exit from the surcharge left out heading 9903.82.02; it is read as a slip.
    [pharma-use-chapter-30] Goods of chapter 30 on the list are taken to be for pharmaceutical use by their own terms.
    [cafta-textile-list] The note prints no list of textiles and apparel; the list used is a proxy.
    [metal-chapters-whole] In chapters 72, 73, 74 and 76 the metal is taken to be the whole value unless less is declared.
    [steel-derivatives-eight-digits] The list of steel derivatives before 6 April 2026 has some ten-digit numbers cut to eight.
    [quota-countries-2025] Country quotas before 12 March 2025 come from a secondary source.
    [civil-aircraft-lists] The list of civil aircraft goods is that of the European Union, taken for this country too.
    [russia-aluminum-derivatives] The derivatives of Russian aluminum follow the lists of note 19 as printed.
    [auto-deal-start] The first day of the agreed vehicle rate comes from secondary notes.
    [vehicle-parts-by-name] The list is divided here into vehicle parts by name and general merchandise.
    [pharma-plan-or-deal] Where an onshoring plan meets an agreed rate, the lower one is taken.
    [quartz-exempt-countries] The exempt developing countries are those of an older safeguard note.
    [china-cranes-2026-11-10] The duties on cranes and chassis set for 10 November 2026 were not confirmed.
    [china-exclusions-after-2026-11-09] The exclusions end after 9 November 2026 in every text read; an extension could not be checked.
    [mpf-bounds-2027] Minimum and maximum of the processing fee for fiscal year 2027 were not found.
    [program-dates] Dates and countries of the program are in part general knowledge, not read in a source.
    [gsp-lapsed] The generalized system of preferences lapsed after 2020 and no renewal was found.
    [agoa-lapse] The African program ended on 30 September 2025 in the statute; a renewal was not found.
   *[other] See the assumption { $assumption }.
    }

error-quantity-form = `{ $text }` is not a quantity
    .help = Write UNIT=amount, such as KG=70.
error-quantity-amount = `{ $text }` is not a quantity at or above zero
    .help = Write a plain decimal number after the unit.
error-unit-unknown = `{ $text }` is not a unit of quantity
    .help = Write a unit of the schedule: NO, KG, DOZ, L, M2, PRS and so on.
error-quantity-twice = the unit `{ $text }` is given twice
    .help = Give one amount for each unit.
error-transport-mode-unknown = `{ $text }` is not a mode of transport
    .help = Write ocean, truck, rail, air, mail or pipeline.
error-program-claim-form = `{ $text }` is not a special program indicator
    .help = Write it as the schedule prints it: S, S+, KR, A*, P.
error-chapter98-provision-unknown = `{ $text }` is not a provision of chapter 98
    .help = Write 9801.00.10, 9802.00.40, 9802.00.50, 9802.00.60, 9802.00.80 or another code of chapter 98.
error-chapter98-amount = the amount under { $provision } does not lie between zero and the customs value
    .help = Give the part of the customs value that the provision speaks of.
error-chapter98-amount-missing = { $provision } needs the fact `{ $fact }`
    .why = Its duty falls on a part of the value.
    .help = Add --fact { $fact }=AMOUNT.
error-duty-entry-days-differ = this line is of { $date }, the first of { $first }
    .why = An entry has one day, and duty and fees turn on it.
    .help = Part the entries, or use --batch for rows that do not belong together.
error-duty-entry-empty = `{ $file }` holds no line
    .help = Write a line of the entry in each row, under id,code,origin,date,value,qty,claim,facts.
error-chapter98-amount-unused = `{ $fact }` is given, and no provision of chapter 98 is claimed that takes it
    .why = An amount that does not count would pass an answer without it for one with it.
    .help = Add --fact chapter98=PROVISION, or leave the amount out.
error-duty-fact-unknown = `{ $name }` is not a fact that duties turn on
    .help = { $nearest ->
        [none] `otay duty --facts` lists them.
       *[other] Did you mean `{ $nearest }`? `otay duty --facts` lists them.
    }
error-duty-fact-value = `{ $value }` is not a value of the fact `{ $name }`
    .help = `otay duty --facts` shows the form of each.
error-duty-fact-twice = the fact `{ $name }` is given twice
    .help = Give it once.
error-tariff-code-is-provision = { $code } is a special provision, not the code of a good
    .why = Chapters 98 and 99 change the duty of a good that has a code of its own.
    .help = Give the code in chapters 1 to 97; claim chapter 98 with --fact chapter98=PROVISION.
error-tariff-code-not-digits = `{ $text }` is not a tariff code
    .help = Only digits and dots belong in one.
error-tariff-code-wrong-length = `{ $text }` has { $digits } digits
    .help = A tariff code has 2, 4, 6, 8 or 10; duty is owed on eight or ten.
error-duty-origin-is-importer = { $origin } is the country of import: its own products owe no duty as imports
    .help = For goods that return, claim 9801.00.10: --fact chapter98=9801.00.10.
error-customs-value-negative = the customs value is below zero
    .help = Give the value customs appraises.
error-customs-value-currency = the customs value is in { $given }; duty is assessed in { $needed }
    .help = Convert it at the rate customs certified for the day of export.
error-duty-authority-unknown = `{ $name }` is not an authority of the law book
    .help = Use the names in the answer, such as s301-china or s232-metals.
error-duty-what-if-form = `{ $text }` is not a supposition
    .help = Write authority=off, or authority=25 for another percentage.
error-duty-what-if-file = `{ $file }` is not a file of suppositions: { $reason }
    .help = Write a table [what_if] with lines such as s301-china = "off".
error-duty-out-of-range = the amounts are too large to compute
    .help = Check the value and the quantities.
error-duty-country-unknown = `{ $text }` is not a country of ISO 3166-1
    .help = Write its two letters, such as MX.
error-duty-date-unreadable = `{ $text }` is not a date
    .help = Write year, month and day: 2026-03-01.
error-duty-value-unreadable = `{ $text }` is not an amount of dollars
    .help = Write a decimal number: 10000 or 10,000.50. A comma parts thousands.
error-duty-row-unreadable = the row cannot be read: { $text }
    .help = Save the file as UTF-8 CSV.
error-duty-batch-column-missing = the first row does not name the column `{ $column }`
    .help = It names id,code,origin,date,value,qty,claim,facts.
error-panel-not-written = the panel was not written: { $reason }
    .help = Check the path and the room on the disk.
error-duty-batch-disk = the batch stopped: { $reason }
    .help = Check the disk and the file, then run it again.

error-additional-duty-authority-unknown = { $authority } is ordered against { $named }, which is no authority
error-additional-duty-circle = { $authority } yields in a circle
error-additional-duty-overlap = two entries of { $heading } ({ $authority }) overlap on { $date }
error-additional-duty-unordered = { $first } and { $second } both claim a line on { $date } and nothing orders them
    .why = A line under both would be taxed by chance.
    .help = Say in one of the files that they stack, or which steps back{ $code ->
        [none] {""}
       *[other] ; { $code } is on both
    }.
error-additional-duty-file-name = the authority `{ $text }` belongs in a file of its name
error-law-country-unknown = `{ $text }` is neither a country nor a group of countries
error-additional-duty-list-unknown = there is no list `{ $text }`
error-additional-duty-list-unused = nothing uses the list `{ $text }`
error-additional-duty-list-code = `{ $text }` is not a tariff code
error-additional-duty-list-code-twice = `{ $text }` stands twice in the list for the same days
error-additional-duty-rate = `{ $text }` is not a rate
    .help = Write 25%, up to 15%, none, barred, in lieu of all: 10%, or in place of column 2: 35%.
error-additional-duty-basis = `{ $text }` is not a basis
error-additional-duty-condition = `{ $text }` is not a condition on a known fact
error-law-word-unknown = `{ $text }` is not one of: { $allowed }
error-additional-duty-heading-incomplete = a heading needs a number, countries and a rate, or rows in `each`
error-additional-duty-fact = the fact `{ $text }` is not sound: its kind, values and bounds do not fit
