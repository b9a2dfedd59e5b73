## The workbench in a browser: frame, start, session.

web-skip = Skip to the content
web-navigation = Main navigation
web-nav-cases = Cases
web-nav-tariff = Tariff
web-nav-find = Find
web-nav-region = Region
web-nav-consultation = Consultation
web-nav-adviser = Adviser
web-sign-in = Sign in
web-sign-out = Sign out
web-footer-advice = Otay supports decisions. It is not legal advice.
web-needed = (needed)

web-start-title = Make it on the border
web-start-question = Should we make this product in Baja California?
web-start-lead = What it does to cost and risk, whether it enters the United States free of duty, and who there can make it with you. Every answer carries its working.
web-start-guitar = Open the guitar
web-start-guitar-about = A worked case: a steel-string guitar, four places to make it.
web-start-case = Start your case
web-start-case-about = From a template, or from the bill of materials you have in a spreadsheet.
web-start-find = Find a plant
web-start-find-about = Real manufacturers near the crossings, searched in either language.
web-start-consultation = Ask for a consultation
web-start-consultation-about = The first talk with an adviser is free.
web-start-answers = What you get
web-start-answer-origin = Origin
web-start-answer-about-origin = Whether the product qualifies under the USMCA, by which rule, with the proof.
web-start-answer-duty = Duty
web-start-answer-about-duty = United States duty on any day since 2025, component by component, each with its authority.
web-start-answer-cost = Landed cost
web-start-answer-about-cost = Every scenario beside the others, every line with its source, and what would flip the answer.
web-start-answer-region = Region
web-start-answer-about-region = Plants, crossings, wages and rents as dated facts, each with its source.

web-sign-in-title = Sign in
web-sign-in-name = Name
web-sign-in-password = Password
web-sign-in-wrong = Name and password do not go together.
web-sign-in-too-many = Too many attempts. Wait a quarter of an hour and try again.

web-refusal-not-found = Nothing here
web-refusal-forbidden = Not from here
web-refusal-yours = That did not work
web-refusal-home = To the first page
web-refusal-ours = Something on our side did not work

error-page-not-found = there is no page at this address
    .help = Go back, or start again from the first page.
error-sign-in-needed = this page is for the adviser
    .help = Sign in first.
error-form-not-ours = the form does not belong to this session
    .why = A form from another site, or from a session that is over, could do something in your name.
    .help = Open the page again and send the form from there. What you wrote is still in the browser's form.
error-host-not-ours = the workbench was reached under a foreign name
    .why = Without sign-in it answers only to this machine's own names.
    .help = Use 127.0.0.1 or localhost, or start it with --public.
error-request-too-large = the request is larger than 8 MB
    .help = Send a smaller file.
error-form-not-readable = the form could not be read
    .help = Open the page again and fill the form in there.
error-changed-meanwhile = somebody else changed this meanwhile
    .help = Open it again, look at what changed, and repeat your change.
error-slot-taken = that time is no longer free
    .help = Choose another time.
error-database-unavailable = the database could not be used
    .help = Look at what the program printed where it was started; the data already kept is safe.
error-no-adviser-yet = nobody's hours are known yet
    .help = Fill in the adviser's hours first.
error-note-empty = there is no text
    .help = Write something, then send it.
error-date-not-readable = the date is not a date
    .help = Write it as YYYY-MM-DD.
error-serve-not-loopback = others could reach { $address }
    .why = Without sign-in, whoever reaches the workbench can change everything in it.
    .help = Listen on 127.0.0.1, or add --public, which turns on the sign-in.
error-serve-no-administrator = a public workbench needs an administrator
    .help = Give --administrator NAME and put the password into OTAY_ADMINISTRATOR_PASSWORD.
error-password-too-short = the password has fewer than { $least } characters
    .help = Choose a longer one; a sentence is easy to keep in mind.
error-address-not-available = cannot listen on { $address }: { $reason }
    .help = Choose another address or port with --listen.
error-mail-server-not-understood = `{ $address }` is not the address of a mail server
    .help = Write it as smtps://user:password@host or smtp://host:port.
error-database-address-not-understood = `{ $address }` is not the address of a database
    .help = Give the path of a file, or postgres://user:password@host/name.

## Consultation

web-ask-title = First consultation
web-ask-lead = Tell us what you make and what you want to reach. An adviser prepares, and the first talk is free.
web-ask-problems = Some answers are missing or need another look. Nothing you wrote is lost.
web-ask-case = This request builds on the case “{ $title }”.
web-ask-about-product = Your product
web-ask-about-time = A time to talk
web-ask-about-you = Who we answer
web-ask-no-slots = No times are open right now. Send the request all the same; the adviser proposes one.
web-ask-no-slot = None of these: the adviser proposes a time.
web-ask-same-clock = Times are those of San Diego and Tijuana, which agree on these days.
web-ask-two-clocks = Times are San Diego / Tijuana.
web-ask-slot-gone = That time has just been taken. Please choose another.
web-ask-consent = Keep these details to answer my request. I can export or delete them at any time.
web-ask-send = Send the request
web-zone-san-diego = San Diego
web-zone-tijuana = Tijuana
web-when-both = { $weekday }, { $date }, { $time } in San Diego and Tijuana
web-when-each = { $weekday }, { $date }, { $time } in San Diego ({ $other_date }, { $other_time } in Tijuana)

web-intake-needed = An answer is needed here.
web-intake-too-long = This is too long.
web-intake-not-a-choice = Choose one of the answers offered.
web-intake-not-an-address = This is not an e-mail address.
web-intake-not-a-code = This is not a tariff code: 4, 6, 8 or 10 digits, with or without dots.
web-intake-consent-needed = We can only answer if we may keep how to reach you.
web-intake-goals = What do you want to reach?
web-intake-goals-cost = Lower cost
web-intake-goals-duty = Less duty
web-intake-goals-lead-time = Shorter lead time
web-intake-goals-risk = Less risk
web-intake-goals-capacity = More capacity
web-intake-goals-talent = Skilled people
web-intake-goals-quality = Better quality
web-intake-product = What is the product, and what is it made of?
web-intake-code = Tariff code, if you know it
web-intake-volume = Pieces a year
web-intake-made-now = Where is it made today?
web-intake-model = How would you like to make it there?
web-intake-model-undecided = Not decided
web-intake-model-contract = Contract manufacturer
web-intake-model-shelter = Under a shelter
web-intake-model-own-plant = Own plant
web-intake-timing = When?
web-intake-timing-exploring = Exploring
web-intake-timing-within-6-months = Within six months
web-intake-timing-within-12-months = Within a year
web-intake-timing-later = Later
web-intake-certifications = Certifications the plant must hold
web-intake-concerns = What worries you?
web-intake-contact-name = Your name
web-intake-contact-email = E-mail
web-intake-contact-phone = Telephone
web-intake-company = Company

web-consultation-title = Your consultation
web-consultation-thanks = Thank you, { $name }. Your request is with the adviser.
web-consultation-calendar = Add to my calendar
web-consultation-no-time = The adviser will write to you with a time.
web-consultation-keep-link = Keep the address of this page: it shows how your request stands, and only you have it.
web-consultation-said = What you told us
web-adviser-contact = Contact
web-adviser-said = What they told us
web-consultation-data = Your data
web-consultation-data-about = We keep what you told us to answer your request, and nothing else.
web-consultation-export = Download it all
web-consultation-delete = Delete it all
web-consultation-delete-sure = Yes, delete my request and everything with it.
web-way = The way from request to start
web-status = Status
web-status-requested = Requested
web-status-needs = Needs
web-status-visits = Visits
web-status-introduction = Introduction
web-status-space = Space
web-status-start = Start
web-status-closed = Closed
web-steps = Next steps
web-step-done = done
web-step-finish = Done
web-step-what = What
web-step-when = By when
web-step-add = Add step
web-notes = Notes
web-note-shared = shared with the client
web-note-private = only advisers
web-note-new = New note
web-note-share = Share it with the client
web-note-add = Add note

web-calendar-summary = Otay: first consultation
web-letter-no-time = no time chosen
web-letter-client-subject = Your first consultation
web-letter-client-body =
    Hello { $name },

    thank you for your request.
    Time: { $when }.

    How it stands, and how to export or delete it: { $link }
web-letter-adviser-subject = New consultation: { $company }
web-letter-adviser-body =
    { $company } asks for a first consultation.
    Time: { $when }.

    { $link }

## Adviser

web-queue-title = Consultations
web-queue-empty = Nobody waits.
web-queue-no-hours = No hours are known yet, so clients cannot choose a time.
web-appointment = Appointment
web-case = Case
web-take = Take this consultation
web-move-to = Move on to
web-move = Move
web-hours-title = Adviser's hours
web-hours-name = Name shown to clients
web-hours-email = E-mail for new requests
web-hours-time-zone = Time zone of the hours
web-hours-slot-minutes = Minutes a talk
web-hours-notice-hours = Hours of notice
web-hours-horizon-days = Days ahead that can be chosen
web-hours-day = Day
web-hours-from = From
web-hours-until = Until
web-hours-save = Keep
web-hours-wrong = Nothing is kept yet: some fields need another look.
web-hours-number = A whole number is needed.
web-hours-range-slot-minutes = From 15 to 240.
web-hours-range-notice-hours = From 0 to 336.
web-hours-range-horizon-days = From 1 to 120.
web-hours-zone-san-diego = San Diego (America/Los_Angeles)
web-hours-zone-tijuana = Tijuana (America/Tijuana)
web-hours-name-needed = A name is needed.
web-hours-zone = Choose one of the time zones.
web-hours-time = A day needs both a beginning and an end, as HH:MM.
web-hours-order = A day must end after it begins.
web-weekday-1 = Monday
web-weekday-2 = Tuesday
web-weekday-3 = Wednesday
web-weekday-4 = Thursday
web-weekday-5 = Friday
web-weekday-6 = Saturday
web-weekday-7 = Sunday
web-outbox-title = Outbox
web-outbox-server = Letters are handed to the mail server; what could not be sent is tried again.
web-outbox-no-server = There is no mail server, so letters wait here.
web-outbox-empty = No letters.
web-mail-sent = sent
web-mail-waiting = waiting

## Commands

serve-ready = The workbench is open at { $url }. Ctrl+C closes it.
backup-written = { $rows } rows written to { $file }.
backup-restored = { $rows } rows restored from { $file }. Everybody is signed out.

help-serve = The workbench in a browser, on this machine
    .listen = Address and port to listen on
    .database = A file, or postgres://user:password@host/name; otherwise a file in your data folder
    .register = The folder of your register, as `otay directory --data` takes it
    .public = Let others than this machine reach it; turns on the sign-in
    .administrator = Name of the administrator; the password is read from OTAY_ADMINISTRATOR_PASSWORD
    .base-url = Address visitors use, for links in letters
    .smtp = Mail server, such as smtps://user:password@host; without one, letters wait in the outbox
    .mail-from = Sender of letters
    .examples =
        otay serve
        otay serve --listen 127.0.0.1:9000 --database work.sqlite
help-backup = Write everything the workbench keeps into one file; it may run meanwhile
    .file = The file to write
    .database = A file, or postgres://user:password@host/name; otherwise a file in your data folder
    .examples =
        otay backup otay-2026-11-24.backup
help-restore = Replace everything the workbench keeps by what a backup holds; it may run meanwhile
    .file = The file to read
    .database = A file, or postgres://user:password@host/name; otherwise a file in your data folder
    .examples =
        otay restore otay-2026-11-24.backup

error-administrator-password-missing = there is no password for the administrator
    .why = A password on the command line would stand in the list of processes.
    .help = Put it into the environment variable OTAY_ADMINISTRATOR_PASSWORD.
error-backup-file-not-usable = the backup file could not be read or written: { $reason }
    .help = Look whether the path is right and there is room on the disk.
error-not-a-backup = line { $line } is not part of a backup: { $reason }
    .why = Restoring replaces everything, so a file that is not whole changes nothing.
    .help = Give a file that `otay backup` wrote.
error-backup-cut-short = the backup is cut short: it says { $said } rows and holds { $held }
    .why = Restoring replaces everything, so a file that is not whole changes nothing.
    .help = Copy the file again, or use an older one.

## Cases

web-cases-title = Cases
web-cases-none = No cases yet.
web-newer = Newer
web-older = Older
web-case-untitled = Untitled case
web-new-title = New case
web-new-upload = From files
web-new-upload-about = A case folder (its files, or one zip), or only a bill of materials as CSV or Excel: then the rest starts from the template.
web-new-files = Files, at most 8 MB in all
web-new-send = Upload
web-new-template = From the template
web-new-template-about = A commented case to fill in.
web-new-template-start = Start from the template
web-new-examples = From an example
web-new-examples-about = A copy to change as you like. The prices in them are illustrative.
web-example-guitar = Steel-string guitar
web-example-catheter = Disposable catheter
web-example-wire-harness = Wire harness
web-example-aluminum-bracket = Aluminum bracket
web-example-headphones = Headphones
web-case-menu = Parts of the case
web-case-answer = Answer
web-case-inputs = Inputs
web-case-not-yet = The case cannot be answered yet. This is what is missing or wrong:
web-case-consult = Ask for a consultation on this case
web-case-delete = Delete this case
web-case-delete-sure = Yes, delete it with all its versions.
web-downloads = Take it with you
web-download-report = Report as one page (HTML)
web-download-json = Report for programs (JSON)
web-download-folder = The case folder (zip), as the command line reads it
web-bill-title = Bill of materials
web-bill-workbook = The bill is a workbook. The first change made here turns it into a CSV file; the workbook stays in the earlier version.
web-row-title = Row
web-row-edit = Edit row
web-row-add = Add a row
web-row-new = NEW
web-row-keep = Keep
web-row-remove = Take this row out
web-columns-title = Name the columns
web-columns-lead = Say what each column of your file holds. Columns whose names are known are chosen already.
web-column-part = part number or name
web-column-parent = part it belongs to
web-column-level = level
web-column-description = description
web-column-hts = tariff code
web-column-country-of-origin = country of origin
web-column-originating-status = originating status
web-column-evidence = evidence
web-column-evidence-date = date of the evidence
web-column-evidence-valid-until = last day of the evidence
web-column-evidence-reference = number of the evidence
web-column-quantity = quantity
web-column-unit = unit
web-column-unit-cost = unit cost
web-column-currency = currency
web-column-weight-kg = weight, kg
web-column-weight-g = weight, g
web-column-weight-lb = weight, lb
web-column-make-or-buy = made or bought
web-column-role = role in the good
web-column-supplier = supplier
web-column-facts = facts
web-column-notes = remarks
web-columns-as-it-is = as it is
web-columns-keep = Keep these names
web-file-about = The product, the scenarios and their costs, as text. Every key is described in the documentation.
web-file-keep = Keep
web-file-anyway = Keep it all the same; I finish it later.
web-file-not-kept = Not kept yet: something is wrong in it.
web-versions-title = Versions
web-versions-compare = What changed
web-compare-same = Nothing changed.
web-compare-binary = The file changed; it is not text.
web-note-template = the template
web-note-example = the example: { $name }
web-note-upload = files uploaded
web-note-row-changed = a row of the bill
web-note-row-added = a new row in the bill
web-note-row-removed = a row taken out of the bill
web-note-columns = names of the columns
web-note-file = case.toml

error-case-has-problems = the case has { $count ->
    [one] one problem
   *[other] { $count } problems
}
    .help = Open the case: each problem is shown with its place.
error-bill-not-found = the case names no bill that is among its files
    .help = Write the name of the bill under [bill] in the inputs.
error-bill-not-text = the bill is not text in UTF-8 or Latin-1
    .help = Save it again as CSV in UTF-8, or upload the workbook itself.
error-bill-has-no-rows = the bill holds no rows
    .help = Upload a bill with a row of column names and at least one part.
error-bill-workbook-unreadable = the workbook could not be read: { $reason }
    .help = Save it again as .xlsx without a password, or as CSV.
error-upload-empty = no file came with the form
    .help = Choose one or more files, then upload.
error-upload-too-many-files = there are more than 20 files
    .help = A case has few: case.toml and its bill. Leave the others out.
error-upload-kind-unknown = `{ $name }` is of a kind that is not taken here
    .help = Cases hold .toml, .csv, .tsv, .txt and .xlsx files.
error-upload-same-name = two files have the same name
    .help = Rename one of them.
error-upload-not-a-zip = the zip file could not be read
    .help = Pack the folder again, or upload its files one by one.
error-upload-no-case = there is no case.toml among the files
    .why = Of several files, only case.toml says which is the bill.
    .help = Add case.toml, or upload the bill alone.

## Long work

web-jobs-title = Long work
web-jobs-about = Work that takes more than a moment runs here, one piece after the other. It goes on while you do something else, and begins again by itself if the program is stopped.
web-jobs-none = Nothing has been asked for yet.
web-jobs-batch = Duty for a file of questions
web-jobs-batch-about = A CSV file whose first row names code, origin, date and value, and, where wanted, id, qty, claim and facts. The answers come as a CSV file.
web-jobs-file = File of questions
web-jobs-panel = Every line by every country
web-jobs-panel-about = The duty on each ten-digit line from each country on one day, as a Parquet file.
web-jobs-day = Day of entry
web-jobs-start = Start
web-job-kind-duty-batch = Duty for a file of questions
web-job-kind-tariff-panel = Every line by every country
web-job-queued = Waiting
web-job-running = At work
web-job-done = Done
web-job-failed = Failed
web-job-cancelled = Stopped
web-job-progress = Progress
web-job-refreshes = This page follows the work by itself.
web-job-cancel = Stop it
web-job-result = Take the result along
web-job-count-determined = Determined
web-job-count-prohibited = May not enter
web-job-count-undetermined = Turns on a fact not given
web-job-count-errors = Refused
web-job-count-lines = Lines
web-job-count-countries = Countries
web-jobs-register = A register or a list of organizations
web-jobs-register-about = Taken into your own register, as the command line does: the exchange format as CSV or workbook, the national directory DENUE, or the emissions register RETC. What became of every row comes as a CSV file.
web-jobs-register-file = File
web-jobs-register-format = What it is
web-jobs-register-by-columns = Told by its columns
web-jobs-register-template = Exchange format
web-jobs-register-as-of = Of when its rows are, where they do not say it
web-jobs-register-source = Where its rows come from, where they do not say it
web-job-kind-register-import = A register or a list of organizations
web-job-count-read = Rows read
web-job-count-added = New organizations
web-job-count-merged = Put with one that was there
web-job-count-changed = Changed
web-job-count-unchanged = Unchanged
web-job-count-refused = Refused
error-job-not-done = the work has not come to a result
    .help = Look again when it is done; one that failed or was stopped has none.

## API

error-method-not-allowed = this address does not take that method
    .help = The description at /api/v1/openapi.json says which methods it takes.
error-json-expected = the request is not JSON
    .help = Send it with Content-Type: application/json.
error-json-not-understood = the JSON is not what is expected here: { $reason }
    .help = The description at /api/v1/openapi.json says what is; unknown keys are refused.
error-request-not-understood = a parameter or field is missing, unknown or out of range
    .help = The description at /api/v1/openapi.json says what is expected.

## Find and region

web-find-title = Who can make it
web-find-words = What should they be able to do?
web-find-example = injection molding ISO 13485
web-find-near = Near
web-find-anywhere = anywhere
web-find-within = Within (km)
web-find-students = Students, at least
web-find-graduates = Graduates a year, at least
web-find-institutions = Universities and training centers
web-find-search = Search
web-find-count = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
web-find-no-source = no source says so
web-find-nothing = Nobody in the register matches. Try fewer words, or take a choice back.
web-facet-kind = What they are
web-facet-municipality = Municipality
web-facet-activity = Activity
web-facet-certification = Certification
web-facet-program = Program
web-facet-skill = Skills
web-facet-size = Size
web-region-title = The region
web-region-lead = Crossings, { $count } organizations, and the facts that answers rest on.
web-region-grades = Grades: A official, B a named market source, C single or undated, D marketing.
web-region-fact = Fact
web-region-value = Value
web-region-unit = Unit
web-region-since = Since
web-region-grade = Grade
web-region-source = Source
web-region-group-labor = Labor
web-region-group-lanes = Freight lanes
web-region-group-rents = Rents
web-region-group-fees = Fees
web-region-group-exchange = Exchange rates

## The tariff pages.

web-tariff-title = Tariff schedule
web-tariff-lead = The schedule of the United States by chapter and heading: its rates, the duty by country today and since 2025, and the USMCA rule.
web-tariff-words = Words for the good, or a code
web-tariff-example = acoustic guitar, or 9202.90.40
web-tariff-day = Day
web-tariff-search = Search
web-tariff-show = Show
web-tariff-chapters = Chapters
web-tariff-found = Found for '{ $query }'
web-tariff-code = Code
web-tariff-place = Place in the schedule
web-tariff-country = Country of origin
web-tariff-country-usual = the usual ones
web-tariff-labels-only = Chapters and headings bear short labels of our own. The official descriptions of the lines are not part of this program; whoever runs it can fetch them with the command otay tariff update.
web-tariff-missing = No such line
web-tariff-candidates = Look at these instead
web-tariff-nearest = The nearest that is there:
web-tariff-case = In a case
web-tariff-case-about = Find out what your own product would pay, and whether it qualifies.
web-tariff-case-start = Start a case with this code

## What may be supposed of a case, its certification, its bill as a tree.

web-what-if = What if
web-what-if-title = asked on the page of the case
web-what-if-off = Additional duties that are off
web-what-if-range = { $low } to { $high }
web-what-if-compute = Compute
web-what-if-none = As the case stands
web-what-if-refused = What you suppose could not be taken. The answer is that of the case as it stands.
web-what-if-note = This answer supposes what you filled in; the case itself is unchanged.
web-what-if-caption = Landed cost a unit, { $currency }
web-what-if-stands = As it stands
web-what-if-supposed = As supposed
web-what-if-change = Change
web-download-spreadsheet = Landed cost as a spreadsheet with live formulas (XLSX)
web-case-further = From here
web-case-tariff = { $code } in the tariff schedule
web-case-makers = Who could make it
web-certification-lead = A certification is issued for a good that originates. What the case shows is taken from there; the rest is stated below.
web-certification-originates = Originates under the USMCA:
web-certification-page = Page to print and sign
web-certification-json = for programs (JSON)
web-certification-first = Fill in and keep what the certifier states, below; then it can be had here.
web-certification-not = No certification can be issued for this scenario.
web-certification-why = The answer says why.
web-certification-stated = What the certifier states
web-note-certification = what the certifier states
web-bill-tree = Level
web-bill-keep = Keep changes
web-bill-kept = Kept as version { $version }.
web-bill-anew = Show the bill as it is now
web-bill-unanswered = { $count ->
    [one] No answer yet: one thing has to be mended.
   *[other] No answer yet: { $count } things have to be mended.
}
web-bill-more = { $change } more
web-bill-less = { $change } less
web-bill-originates = originates
web-bill-not-originating = does not originate
web-bill-origin-open = origin not settled
web-status-originating = originating
web-status-non-originating = not originating
web-status-not-stated = not stated
web-note-cells = { $count ->
    [one] quantity, price or status on line { $lines }
   *[other] quantity, price or status on lines { $lines }
}
web-bill-elsewhere = Lines on other pages need mending too:
web-bill-pages = Pages of the bill, by rows
web-row-look-up = Find the code by words
web-row-heading = This heading with its rates
web-row-in = One level in
web-row-out = One level out
web-row-after = Add a row after this one
web-note-row-moved = a row moved in the tree of the bill
error-what-if-value-unreadable = `{ $value }` is not a number for `{ $field }`
    .help = Write digits, such as 110 or 17.5.
error-certification-not-stated = the case does not hold what the certifier states
    .why = Who certifies, who signs and for which shipments is not something the case can show.
    .help = Fill in certification.toml on the page of the certification first.

## Saved searches, and who could make the product of a case.

web-find-saved = Saved searches
web-find-save-as = Save this search as
web-find-save = Save
web-find-forget = Forget the search { $name }
web-match-title = Match my case
web-match-lead = Scores every maker of the register for the product of a case, each point with the fact it rests on.
web-match-choose = Choose a case
web-match-weights = Weights
web-match-weight-activity = Activity
web-match-weight-product = Product
web-match-weight-expected = Usually asked for
web-match-weight-size = Size
web-match-weight-distance = Distance
web-match-weight-evidence = Evidence
web-match-require = Required (with commas)
web-match-require-example = ISO 13485, anodizing
web-match-beyond = { $count ->
    [one] One more plant stands after these.
   *[other] { $count } more plants stand after these.
}
web-match-score = Score
web-match-of = of { $count }
web-match-why = Why
web-match-criterion = Criterion
web-match-points = Points
web-match-most = of
web-match-because = Because
error-search-not-kept = this search cannot be saved
    .why = A saved search has something to look for and a name of at most 80 characters.
    .help = Search first, then give it a short name.

web-region-as-of = Facts as of
web-region-newest = The newest
web-region-shows-newest = Shown is the newest value of each fact.
web-region-shows-day = Shown is what held on { $day }; what is not known for that day says so.
web-region-until = until { $day }
web-region-unknown = unknown
