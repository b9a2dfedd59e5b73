## Who can make it: manufacturers, technical talent and partners.

help-directory = Manufacturers, technical talent and partners of the region
    .examples =
        otay directory search "injection molding ISO 13485" --near otay-mesa --within 40km
        otay directory match examples/guitar
        otay directory map "guitar" --svg map.svg
help-directory-search = Finds organizations by words of either language, facts and distance
    .words = Words of either language; quotes keep them in a row, a minus leaves them out
    .near = From where distances are measured: a crossing or a town, such as otay-mesa
    .within = No farther than this: 40km, 25mi, 800m
    .kind = Only of this kind: plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education, partner
    .municipality = Only in this municipality
    .activity = Only of this activity, by leading digits of its SCIAN or NAICS code
    .certification = Only with this certification
    .program = Only under this program: immex, prosec, vat-certified
    .size = Only with at least this many people: 0-5, 6-10, 11-30, 31-50, 51-100, 101-250, 251+
    .process = Only with this process: otay directory terms processes lists them
    .material = Only with this material
    .product = Only with this product
    .skill = Only with people of this skill: otay directory terms skills lists them
    .service = Only with this service
    .language = Only where this language is spoken
    .students = Only institutions with at least this many students
    .graduates = Only institutions with at least this many graduates a year
    .road-factor = Road length over the great circle, from 1 to 5; stated is 1.4
    .speed = Average speed of a truck in km/h, from 5 to 120; stated is 40
    .order = relevance, distance or driving-time
    .limit = How many organizations
    .save = Saves this search under a name
    .saved = Runs the search saved under a name
    .format = text or json
    .data = The folder of the user's register; otherwise otay/directory in the user's data folder
    .examples =
        otay directory search "injection molding ISO 13485" --near otay-mesa --within 40km
        otay directory search arneses --municipality Tijuana --order driving-time --near otay-mesa
        otay directory search "software engineers" --kind engineering --save talent
        otay directory search --skill mechatronics --graduates 500
help-directory-show = Everything known of an organization, with sources
    .id = The organization's id, as search shows it
    .format = text or json
    .data = The folder of the user's register
    .examples =
        otay directory show taylor-musical-instruments
help-directory-searches = Lists the saved searches
    .remove = Forgets the search saved under this name
    .data = The folder of the user's register
    .examples =
        otay directory searches
help-directory-match = Who could make the product of a case, point by point
    .case = The folder with case.toml
    .near = From where distances are measured: a crossing or a town
    .require = What must be: a certification, process or program; can be given several times
    .within = No farther than this: 40km, 25mi
    .clean-room = A clean room of this ISO class or better, 1 to 9
    .tolerance = A tolerance of this many millimeters or tighter, such as 0.05
    .size = At least this many people: 0-5, 6-10, 11-30, 31-50, 51-100, 101-250, 251+
    .road-factor = Road length over the great circle, from 1 to 5; stated is 1.4
    .speed = Average speed of a truck in km/h, from 5 to 120; stated is 40
    .weights = Weights, such as product=40,distance=20; what is not named keeps its own
    .limit = How many organizations
    .format = text or json
    .data = The folder of the user's register
    .examples =
        otay directory match examples/guitar
        otay directory match examples/catheter --require iso-13485 --within 40km
        otay directory match examples/guitar --weights distance=30,product=20
help-directory-import = Takes another register or a list into the user's own
    .file = The file: CSV in UTF-8 or Latin-1, or XLSX
    .as = template, denue or retc; otherwise told by the columns
    .as-of = Of when rows are that do not say it, such as 2026-05; DENUE needs the edition
    .source = Where rows come from that do not say it
    .state = DENUE and RETC: two digits of the state as INEGI gives them, or all
    .smallest = DENUE: establishments below this stratum are left out
    .dry-run = Tells what would change and writes nothing
    .log = Writes what became of every row to this file
    .data = The folder of the user's register
    .examples =
        otay directory import denue_inegi_02_.csv --as-of 2026-05 --dry-run
        otay directory import suppliers.xlsx --source "our list" --as-of 2026-11
help-directory-export = Writes the register in the exchange format, which is also the template for imports
    .file = The file to write; without it the standard output
    .own = Only the user's own register, without the bundled one
    .data = The folder of the user's register
    .examples =
        otay directory export register.csv
help-directory-terms = The words that registers, lists and cases may use, with their names in both languages
    .kind = processes, materials, products, certifications, programs, skills, services or languages; otherwise all
    .format = text or json
    .data = The folder of the user's register
    .examples =
        otay directory terms skills
        otay directory terms certifications --format json
help-directory-map = Draws the map of the region: coast, border, crossings, plants
    .words = The sites they find stand out
    .svg = The file to write; without it the standard output
    .part = region or tijuana
    .data = The folder of the user's register
    .examples =
        otay directory map --svg region.svg
        otay directory map "medical devices" --part tijuana --svg tijuana.svg

directory-kind-plant = plant
directory-kind-contract-manufacturer = contract manufacturer
directory-kind-shelter = shelter
directory-kind-engineering = engineering and technology talent
directory-kind-logistics = logistics
directory-kind-customs-broker = customs broker
directory-kind-park = industrial park
directory-kind-education = university or training center
directory-kind-partner = public partner

directory-found = { $sites ->
    [0] No site matches.
    [one] { $sites } site matches.
   *[other] { $sites } sites match.
}
directory-found-nothing = Try fewer words, or leave a filter out; `otay directory terms` lists the words that the register knows.
directory-near = Distances from { $place }, along the great circle.
directory-near-drive = Time of a truck = { $factor } × the distance ÷ { $speed } km/h + the typical wait at the crossing. Factor and speed are stated assumptions, not measurements.
directory-near-wait = Wait at { $crossing }, trucks to the north: { $typical } min, { $low } to { $high } ({ $source }; read { $date }).
directory-near-wait-unknown = Wait at { $crossing }: no figure was found ({ $source }; read { $date }); the times leave it out.
directory-value-people = { $value }, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
directory-people-employed = { $count ->
    [one] { $count } person employed
   *[other] { $count } people employed
} ({ $source }, { $date })
directory-people-students = { $count } students ({ $source }, { $date })
directory-people-graduates = { $count } graduates a year ({ $source }, { $date })
directory-without-coordinates = { $sites ->
    [one] Left out: { $sites } site that matches, of which no source states coordinates; its distance cannot be measured.
   *[other] Left out: { $sites } sites that match, of which no source states coordinates; their distance cannot be measured.
}
directory-not-stated-of-any = { $words }: no source states it of any of these. That is not to say that they lack it.
directory-not-stated = { $words }: no source says so
directory-evidence = { $value } ({ $source }, { $date })
directory-evidence-confirmed = { $value } ({ $source }, { $date }, confirmed by the organization)
directory-kilometers = { $kilometers } km
directory-drive = about { $minutes } min by truck
directory-drive-waiting = about { $total } min by truck: { $minutes } on the road + { $wait } waiting at { $crossing }
directory-drive-wait-unknown = about { $minutes } min by truck by { $crossing }, waiting there not known
directory-facet-municipality = Where:
directory-facet-activity = Activity:
directory-facet-kind = Kind:
directory-facet-certification = Certification:
directory-facet-program = Program:
directory-facet-skill = Skills:
directory-facet-size = People:
directory-searches-none = No search is saved yet: add --save NAME to a search.

directory-terms-title = { $kind ->
    [processes] Processes
    [materials] Materials
    [products] Products
    [certifications] Certifications
    [programs] Programs
    [skills] Skills
    [services] Services
   *[other] Languages
}

directory-statement = { $source }, { $date }, not confirmed by the organization
directory-statement-confirmed = { $source }, { $date }, confirmed by the organization
directory-statement-merged = Put with this organization at { $confidence } % confidence, because of { $because }.
directory-fact-name = Name:
directory-fact-other-names = Also:
directory-fact-site = Site:
directory-fact-address = Address:
directory-fact-park = Park:
directory-fact-coordinates = Coordinates:
directory-fact-activities = Activity:
directory-fact-products = Products:
directory-fact-processes = Processes:
directory-fact-materials = Materials:
directory-fact-certifications = Certifications:
directory-fact-programs = Programs:
directory-fact-services = Services:
directory-fact-languages = Languages:
directory-fact-skills = Skills:
directory-fact-size = People, stratum:
directory-fact-headcount = People:
directory-fact-enrollment = Students:
directory-fact-graduates = Graduates a year:
directory-fact-clean-room = Clean room, ISO class:
directory-fact-contact = Contact:
directory-fact-notes = Notes:
directory-fact-record = Record:

directory-criterion-activity = activity
directory-criterion-product = product
directory-criterion-named = asked for by the case: { $concept }
directory-criterion-expected = usually asked for: { $concept }
directory-criterion-size = size for the volume
directory-criterion-distance = distance
directory-criterion-evidence = freshness of the evidence
directory-outcome-met = met
directory-outcome-partly = partly met
directory-outcome-not-met = not met
directory-outcome-not-stated = not stated by any source
directory-hard-clean-room = clean room of ISO class { $class } or better
directory-hard-tolerance = tolerance of { $millimeters } mm or tighter
directory-hard-size = a stratum of { $size } people or more
directory-hard-within = within { $distance }
directory-match-head = { $count ->
    [0] Nobody in the register is known to make goods of { $code }.
    [one] One plant in the register could make goods of { $code }.
   *[other] { $count } plants in the register could make goods of { $code }.
}
directory-match-activities = Activities that make them:
directory-match-products = Products:
directory-match-named = Asked for by the case:
directory-match-expected = Usually asked for:
directory-match-hard = Required:
directory-match-weights = Points of { $most }, by weights that you can change with --weights: { $weights }.
directory-match-required = required: { $requirement }: { $outcome }
directory-match-required-because = required: { $requirement }: { $outcome } ({ $because })
directory-match-failing = { $count ->
    [one] One more plant does not meet what is required:
   *[other] { $count } more plants do not meet what is required, best first:
}
directory-match-failing-more = … and { $count } more; --limit or --format json shows them all.
directory-match-beyond = { $count ->
    [one] One more plant stands after these; --limit shows it.
   *[other] { $count } more plants stand after these; --limit shows them.
}
directory-why-activity-partly = { $digits } digits agree with { $activity }
directory-why-activity-other = none that makes such goods
directory-why-activity-none = the concordance leads from this code to no activity
directory-why-product-none = the vocabulary has no product for this code
directory-why-size = { $volume } a year are taken to need a stratum of { $size } or more
directory-why-size-no-volume = no annual volume is given
directory-why-distance = { $distance } from { $place }; all points at the place itself, none from { $far } on
directory-why-distance-unknown = no source states coordinates
directory-why-evidence-met = all points within { $years } years
directory-why-evidence-partly = half the points within { $years } years
directory-why-evidence-not-met = older than { $years } years
directory-why-evidence-confirmed = confirmed by the organization: all points
directory-match-points = { $points } of { $most }  { $criterion }: { $why }
directory-match-nobody = Import a register (otay directory import) or ask a partner: otay directory search --kind partner

directory-section-title = Who could make it
directory-section-working = Every point and every fact that is missing
directory-section-lead = { $count ->
    [one] One plant in the bundled register is known to make goods of this kind ({ $code }) or to do what they ask for.
   *[other] { $count } plants in the bundled register are known to make goods of this kind ({ $code }) or to do what they ask for. The best matches:
}
directory-section-caption = Plants by points of { $most }; the facts that brought the points, and the last year a source saw them
directory-section-organization = Organization
directory-section-municipality = Municipality
directory-section-points = Points
directory-section-distance = From Otay Mesa
directory-section-because = Because of
directory-section-not-stated = Certificates are stated of hardly anyone by public registers: ask. `otay directory match` shows every point and every missing fact.
directory-section-stale = The register of emissions ends in 2022 and holds about one plant in eight: an organization that is not here may still be right, and one that is here may have moved.

directory-import-doubtful = may be the same as { $organization } ({ $confidence } %); left apart
directory-import-coordinates-left-out = coordinates { $at } lie in the sea or abroad and were left out
directory-import-row = line { $line }: { $what }
directory-import-row-added = { $name }: new
directory-import-row-merged = { $name }: put with { $organization } ({ $confidence } %, because of { $because })
directory-import-row-changed = { $name }: changed
directory-import-row-unchanged = nothing new
directory-import-row-refused = refused: { $why }
directory-import-more = … and { $count } more; --log FILE writes them all.
directory-import-reading = Rows read
directory-import-group-added = New:
directory-import-group-changed = Changed:
directory-import-group-merged = Put with known organizations:
directory-import-group-doubtful = To look at:
directory-import-group-refused = Refused:
directory-import-reason = { $count ->
    [one] 1 row: { $title }. { $help }
   *[other] { $count } rows: { $title }. { $help }
}
directory-import-reason-person = may be natural persons
directory-import-reason-scope = activities that the register does not hold
directory-import-reason-region = another state
directory-import-reason-small = smaller than asked for
directory-import-reason-date = without a date
directory-import-reason-value = not understood in column `{ $column }`
directory-import-reason-missing = nothing in column `{ $column }`
directory-import-reason-row = cannot be read
directory-because-name = the same name
directory-because-name-alike = a name { $percent } % alike
directory-because-organization = the same id
directory-because-distance = { $meters } m apart
directory-because-address = the same address
directory-because-postal-code = the same postal code
directory-because-record = the same record
directory-import-done = { $read } rows read. New organizations: { $added }; put with known ones: { $merged }; changed: { $changed }; nothing new: { $unchanged }; refused: { $refused }.
directory-import-would = A preview, nothing written. { $read } rows read. New organizations: { $added }; put with known ones: { $merged }; changed: { $changed }; nothing new: { $unchanged }; refused: { $refused }.
directory-import-doubtful-count = { $count ->
    [one] One row may be the same as a known organization; it was left apart.
   *[other] { $count } rows may be the same as known organizations; they were left apart.
}
directory-import-unplaced-count = { $count ->
    [one] One row taken has no coordinates: its distance cannot be measured and the map does not show it.
   *[other] { $count } rows taken have no coordinates: their distance cannot be measured and the map does not show them.
}
directory-exported = Wrote { $count } statements to { $file }.

directory-map-title = Map of the border region, San Diego and northern Baja California
directory-map-description = { $sites ->
    [one] One site
   *[other] { $sites } sites
} of the register, the coast, the border and the crossings { $crossings }.
directory-map-mexico = BAJA CALIFORNIA
directory-map-united-states = CALIFORNIA
directory-map-ocean = Pacific
directory-map-source = Outlines: Natural Earth, US Census. Sites: the register, in the main that of emissions (RETC), to 2022.
directory-map-wait = trucks wait { $typical } min, between { $low } and { $high }
directory-map-wait-unknown = waiting time of trucks not known
directory-map-passengers = passengers only
directory-map-planned = planned
directory-map-written = Wrote { $file } with { $sites } sites.

error-directory-column-unknown = column `{ $column }` of { $file } is not known
    .why = A misspelled column would otherwise be lost in silence.
    .help = Lists take the columns that `otay directory export FILE` writes; DENUE and RETC are read with the column names as published.
error-directory-column-missing = { $file } has no column `{ $column }`
    .why = A row cannot be understood without it.
    .help = Lists take the columns that `otay directory export FILE` writes; DENUE and RETC are read with the column names as published.
error-directory-row-broken = { $file }, line { $line }: the row cannot be read: { $reason }
    .why = What cannot be read cannot be taken in.
    .help = Open the file at that line; a quotation mark that is not closed is the usual cause.
error-directory-column-repeated = column `{ $column }` of { $file } stands twice
    .why = One of the two would be lost in silence.
    .help = Keep one; several values stand in one cell with | between them.
error-directory-workbook-unreadable = { $file } cannot be read as a workbook: { $reason }
    .why = Only the first sheet of an XLSX, XLS or ODS workbook can be taken in.
    .help = Open it in a spreadsheet and save it again as XLSX, or save the sheet as CSV.
error-directory-file-packed = { $file } is packed
    .why = Only the file inside can be read.
    .help = Unpack it and import the CSV in it; the bulk files of DENUE come in a ZIP.
error-directory-file-encoding = { $file } is UTF-16
    .why = CSV is read as UTF-8 or Latin-1.
    .help = Save it as CSV UTF-8, or as a workbook (XLSX).
error-directory-file-workbook = { $file } is a workbook, and the register named comes as CSV
    .why = Bulk files are read as they are published.
    .help = Import the CSV as published, or leave out --as for a workbook in the columns of `otay directory export`.
error-directory-quote-unclosed = { $file }, line { $line }: a quotation mark is opened and not closed
    .why = Every row after it would be lost in that one.
    .help = Close the quotation mark in that line, or take it out.
error-directory-value-missing = { $file }, line { $line }: nothing stands in column `{ $column }`
    .why = A statement needs it to be one.
    .help = { $column ->
        [as_of] Fill it in, or give the date of all rows with --as-of, such as --as-of 2026-11.
        [source] Fill it in, or name the source of all rows with --source, such as --source "our list".
        [latitude] Give both coordinates or neither.
        [longitude] Give both coordinates or neither.
       *[other] Fill it in, or leave the row out.
    }
error-directory-value-refused = { $file }, line { $line }: `{ $value }` does not belong in column `{ $column }`
    .why = A value that is not understood would be a fact that is not true.
    .help = { $column ->
        [kind] Write plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education or partner.
        [as_of] Write a year, month or day: 2026, 2026-05 or 2026-05-14.
        [latitude] Write decimal degrees, such as 32.5494.
        [latitud] Write decimal degrees, such as 32.5494, or leave both coordinates blank.
        [longitude] Write decimal degrees, west negative, such as -116.9387.
        [longitud] Write decimal degrees, west negative, such as -116.9387, or leave both coordinates blank.
        [activities] Write two to six digits of SCIAN or NAICS, several with | between them.
        [codigo_act] DENUE gives six digits of SCIAN.
        [SCIAN] The register gives six digits of SCIAN.
        [size] Write 0-5, 6-10, 11-30, 31-50, 51-100, 101-250 or 251+.
        [per_ocu] DENUE writes a stratum of people, such as 51 a 100 personas.
        [country] Write MX or US.
        [confirmed] Write yes or no.
        [organization] Write an id of lower-case letters, digits and hyphens, or leave it blank.
        [tolerance_mm] Write millimeters above zero, such as 0.05.
        [clean_room_class] Write an ISO class from 1 to 9.
        [headcount] Write a whole number.
        [enrollment] Write a whole number.
        [annual_graduates] Write a whole number.
        [merge] Leave it blank: it is written by the import.
       *[other] Terms are known by their id or by any of their names in English or Spanish, several with | between them: `otay directory terms` lists them.
    }
error-directory-import-natural-person = the name has no legal form and may be that of a person
    .why = The register holds no data of natural persons.
    .help = Give the company's full name with its legal form if it is one.
error-directory-import-outside-scope = activity `{ $activity }` is not one the register holds
    .why = The register holds manufacturing, logistics, customs agents, engineering and education.
    .help = Nothing is to be done unless the code is wrong.
error-directory-import-outside-region = `{ $place }` lies outside the region asked for
    .why = Only one state is taken unless you ask for all.
    .help = Give its two digits with --state, or --state all to take every state.
error-directory-import-too-small = the establishment is of stratum { $size }
    .why = Small establishments are left out by default: there are hundreds of thousands.
    .help = Use --smallest 0-5 to take them all.
error-directory-import-no-date = neither the row nor the import says of when it is
    .why = A fact without a date cannot be weighed.
    .help = Add --as-of with the year, month or day of the file.
error-directory-import-value-refused = `{ $value }` does not belong in column `{ $column }`
    .why = A value that is not understood would be a fact that is not true.
    .help = { $column ->
        [kind] Write plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education or partner.
        [as_of] Write a year, month or day: 2026, 2026-05 or 2026-05-14.
        [latitude] Write decimal degrees, such as 32.5494.
        [latitud] Write decimal degrees, such as 32.5494, or leave both coordinates blank.
        [longitude] Write decimal degrees, west negative, such as -116.9387.
        [longitud] Write decimal degrees, west negative, such as -116.9387, or leave both coordinates blank.
        [activities] Write two to six digits of SCIAN or NAICS, several with | between them.
        [codigo_act] DENUE gives six digits of SCIAN.
        [SCIAN] The register gives six digits of SCIAN.
        [size] Write 0-5, 6-10, 11-30, 31-50, 51-100, 101-250 or 251+.
        [per_ocu] DENUE writes a stratum of people, such as 51 a 100 personas.
        [country] Write MX or US.
        [confirmed] Write yes or no.
        [organization] Write an id of lower-case letters, digits and hyphens, or leave it blank.
        [tolerance_mm] Write millimeters above zero, such as 0.05.
        [clean_room_class] Write an ISO class from 1 to 9.
        [headcount] Write a whole number.
        [enrollment] Write a whole number.
        [annual_graduates] Write a whole number.
        [merge] Leave it blank: it is written by the import.
       *[other] Terms are known by their id or by any of their names in English or Spanish, several with | between them: `otay directory terms` lists them.
    }
error-directory-import-value-missing = nothing stands in column `{ $column }`
    .why = A statement needs it to be one.
    .help = { $column ->
        [as_of] Fill it in, or give the date of all rows with --as-of, such as --as-of 2026-11.
        [source] Fill it in, or name the source of all rows with --source, such as --source "our list".
        [latitude] Give both coordinates or neither.
        [longitude] Give both coordinates or neither.
       *[other] Fill it in, or leave the row out.
    }
error-directory-index-failed = the index cannot be used: { $reason }
    .why = Searches read it.
    .help = Delete the folders index-* in the data folder; the next search builds them anew.
error-directory-index-folder = the index in { $folder } cannot be used: { $reason }
    .why = Searches read it.
    .help = Check that the folder can be written, or name another with --data.
error-directory-store-unusable = { $path } cannot be used: { $reason }
    .why = The user's register is kept there.
    .help = Check that it can be read and written, or name another folder with --data.
error-directory-search-unknown = there is no saved search `{ $name }`
    .why = Only a search saved with --save can be run again.
    .help = `otay directory searches` lists them.
error-directory-search-outdated = the saved search `{ $name }` is not understood any more
    .why = It was saved by another version.
    .help = Save it again with --save.
error-directory-place-unknown = `{ $place }` is neither a crossing nor a town that is known
    .why = Distances need a point to start from.
    .help = Known are { $known }.
error-directory-distance-unreadable = `{ $distance }` is not a distance
    .why = Results are limited by it.
    .help = Write 40km, 25mi or 800m.
error-directory-word-unknown = `{ $word }` is not a term that the directory knows
    .why = A filter that is not understood would hide everything or nothing.
    .help = { $near ->
        [none] { $kind ->
            [all] `otay directory terms` lists the terms.
           *[other] `otay directory terms { $kind }` lists the terms.
        }
       *[other] Did you mean { $near }? { $kind ->
            [all] `otay directory terms` lists them all.
           *[other] `otay directory terms { $kind }` lists them all.
        }
    }
error-directory-number-unreadable = `{ $value }` is not a number from { $low } to { $high }
    .why = What is reckoned with it would be wrong.
    .help = Write a plain decimal, such as 0.05 or 1.4.
error-directory-term-unknown = `{ $term }` is not known
    .why = A filter that is not understood would hide everything or nothing.
    .help = Known are { $known }.
error-directory-organization-unknown = there is no organization `{ $id }`
    .why = An id names one organization of the register.
    .help = `otay directory search` shows the ids.
error-directory-weight-unreadable = `{ $weight }` is not a weight
    .why = Weights decide the order.
    .help = Write activity, product, expected, size, distance or evidence, an equals sign and a number up to 1000.
error-directory-date-unreadable = `{ $date }` is not a date
    .why = Every fact has one.
    .help = Write 2026, 2026-05 or 2026-05-14.
error-directory-edition-missing = the edition of the DENUE file is not given
    .why = Its rows do not say of when they are.
    .help = Add --as-of with the month of the edition, such as --as-of 2026-05.
