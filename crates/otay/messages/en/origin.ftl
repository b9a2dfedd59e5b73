## Origin under the USMCA: the working, the questions, the rules in plain words.

# Outcome
origin-originates = { $criterion ->
    [none] The good of { $code } originates.
   *[other] The good of { $code } originates, criterion { $criterion }.
    }
origin-does-not-originate = The good of { $code } does not originate.
origin-undetermined = Whether the good of { $code } originates turns on facts that were not given.

# Lines of the bill
origin-line = { $line }
origin-line-described = { $line } ({ $description })
origin-indirect-material = { $line } is an indirect material and counts as originating.
origin-packing-material = { $line } is packing for shipment and is left out of account.
origin-packaging-material = { $line } is retail packaging: it need not change classification; its value counts.
origin-accessory = { $line } is an accessory delivered with the good: it need not change classification; its value counts.
origin-recovered-material = { $line } counts as originating if it was recovered in the territory and goes into a remanufactured good of { $code }.
origin-self-produced = { $line }, made by the producer, is itself a material of { $code }; its own origin:
origin-accumulated = The production of { $line } by its supplier is accumulated with that of the good.
origin-accumulation-declined = The producer does not accumulate the production of { $line }.

# Where and how
origin-produced-in-territory = The good is produced in { $country }.
origin-produced-outside = The good is not produced entirely in the territory of the Parties ({ $country }).
origin-transit = The good left the territory: it stays originating only under customs control and without further production.
origin-further-production-allowed = Further production outside the territory does not matter while the good stays in its subheading.
origin-mere-dilution = Mere dilution does not confer origin.
origin-circumvention = A practice meant to circumvent the rules does not confer origin.
origin-wholly-obtained = The good is wholly obtained or produced in the territory, paragraph ({ $paragraph }).
origin-not-wholly-obtained = The good is not wholly obtained: { $line } is non-originating.
origin-wholly-obtained-open = Whether the good is wholly obtained has to be said.
origin-exclusively-originating = Produced exclusively from originating materials ({ $count ->
    [one] one line
   *[other] { $count } lines
    }).

# The rule
origin-product-rule = Rule { $rules } governs goods of { $code }; any one alternative suffices.
origin-alternative = Alternative { $letter } of rule { $rule }: { $words }.
origin-change-required = Every non-originating material has to make the change in tariff classification ({ $count ->
    [one] one line
   *[other] { $count } lines
    }).
origin-no-change-required = No change in tariff classification is required.
origin-line-changes = { $line }, { $code }: makes the change.
origin-line-changes-with = { $line }, { $code }: makes the change as part of { $assembly }.
origin-line-does-not-change = { $line }, { $code }: does not make the change.
origin-line-unsettled = { $line }, { $code }: whether it makes the change is not known yet.
origin-line-set-aside = { $line } is not looked at for the change.
origin-line-disregarded = { $line } is left out of account by a note.
origin-line-outside-component = { $line } is not in the component that decides the classification and is disregarded.
origin-earlier-code = { $code } is newer than the rules, which know its goods as { $earlier } ({ $source }).
origin-fails-change = Of { $code }, which alternative { $letter } of rule { $rule } does not admit.
origin-fails-note = Does not meet note { $note }.
origin-which-rule = Goods of { $code } have rules that differ by description.
origin-earlier-code-open = { $code } is newer than the rules; its goods came from { $choices }.
origin-needs-tariff-item = The rules differ by tariff item within { $code }.
origin-not-encoded-no-rule = No rule for { $code } is held here.
origin-not-encoded = No rule for { $code } is held here: { $reason ->
    [chapters-64-67] the rules of chapters 64 to 67 could not be read in any source available
    [reserved-chapter] the chapter is reserved
    [special-provisions] special provisions have no rules of their own
    [system-units] each unit of a system takes the rule it would have alone
   *[other] { $reason }
    }.

# Tolerance
origin-tolerance = Tolerance: by weight or by value.
origin-tolerance-by-value = Tolerance: the materials that do not change are worth { $amount }, { $share } of { $base }; at most { $percent } is allowed.
origin-tolerance-by-value-open = Tolerance: the materials that do not change are worth { $amount }; the value of the good is needed to compare.
origin-tolerance-by-weight = Tolerance by weight: { $weight } kg of { $base } kg, { $share } (at most { $percent }); elastomeric content { $elastomeric } (at most { $limit }).
origin-tolerance-by-weight-open = Tolerance by weight (at most { $percent }): a weight is missing.
origin-tolerance-weightless = Tolerance by weight: the good has no weight.
origin-tolerance-fiber-only = The tolerance by weight serves fibers and yarns only; { $line } is neither.
origin-tolerance-excluded = The tolerance does not serve { $line }.
origin-tolerance-exclusion-open = Whether the tolerance serves { $line } has to be said.
origin-tolerance-opened = A note opens the tolerance for { $line }.
origin-tolerance-shut = A note shuts the tolerance for { $line }.
origin-tolerance-note-open = Whether a note on the tolerance speaks of { $line } has to be said.
origin-base-transaction-value = the transaction value, { $amount }
origin-base-total-cost = the total cost, { $amount }
origin-base-net-cost = the net cost, { $amount }, which is never more than the total cost

# Regional value content
origin-regional-value = { $words }.
origin-regional-value-waived = All non-originating materials are worth { $amount }; within { $percent } of the good no regional value content is asked for.
origin-margin-passes = Passes by { $points } points: non-originating materials could be worth { $money } more.
origin-margin-fails = Falls short by { $points } points: non-originating materials would have to be worth { $money } less.
origin-staged = From { $from } for a { $vehicle ->
    [heavy-truck] heavy truck or its parts
    [light-truck] light truck or its parts
    [passenger-vehicle] passenger vehicle or its parts
   *[other] { $vehicle }
    }: { $words }.
origin-table-figure = Part of table { $table }, for original equipment of a { $vehicle ->
    [heavy-truck] heavy truck
    [light-truck] light truck
    [passenger-vehicle] passenger vehicle
   *[other] { $vehicle }
    }: { $words }.
origin-strictest-figure-met = It is not said for which vehicle the good is. Of the figures that could apply this is the strictest: what meets it meets the others.
origin-mildest-figure-failed = It is not said for which vehicle the good is. Of the figures that could apply this is the mildest: what fails it fails the others.
origin-staging-open = The figure differs by the vehicle it is for.

# Notes and other provisions
origin-chapter-rules = Notes and process rules by which the good originates whatever its rule says.
origin-process-rules-open = A process rule may confer origin; which one is met has to be said.
origin-note-confers = Note { $note } confers origin.
origin-note-requires = Note { $note } asks for more.
origin-note-requires-of-line = Note { $note } asks more of { $line }.
origin-note-bars = Note { $note } bars origin.
origin-parts-together = The good and the materials that do not change are classified together in the subheading of { $code }: regional value content decides.
origin-unassembled = The good was imported unassembled and classified as assembled: regional value content decides.
origin-covers-good-and-parts = The subheading of { $code } covers the good and its parts.
origin-deemed = Goods of { $code } originate when imported from a Party; exported from { $country }.
origin-set = A set under rule 3 ({ $count ->
    [one] one good
   *[other] { $count } goods
    }): each good has to originate, within a tolerance.
origin-set-item-originates = { $line } originates.
origin-set-item-foreign = { $line } does not originate.
origin-set-tolerance = The goods that do not originate are worth { $amount }, { $share } of { $base }; at most { $percent } is allowed.
origin-set-tolerance-open = The goods that do not originate are worth { $amount }; the value of the set is needed to compare with { $percent }.

# Choices made for the producer
origin-choice-transaction-value = Regional value content by the transaction value method, a choice of the producer.
origin-choice-net-cost = Regional value content by the net cost method, a choice of the producer.
origin-choice-designated = { $line } is designated as an intermediate material, a choice of the producer.
origin-choice-accumulated = The production of { $line } is accumulated, a choice of the producer.

# Distance
origin-turning-sets = { $count ->
    [one] One smallest set of lines would make the good originate, were they originating:
   *[other] { $count } smallest sets of lines would make the good originate, were they originating; first those with the fewest lines:
    }
origin-turning-set = { $lines }

# Status and country of origin are different facts
origin-marking = Country of origin for marking, as declared: { $country }.
origin-divergence-marking = It originates under the USMCA, yet its country of origin for marking is declared as { $country }: it is marked so.
origin-additional-duty = Country of origin for additional duties, as declared: { $country }.
origin-divergence-additional-duty = It originates under the USMCA, yet for additional duties by country it is a product of { $country }: those duties are assessed on it all the same.
origin-doubt = A doubt about rule { $rule }: { $assumption ->
    [admits-every-material] as printed it admits every material, which is improbable; it was checked against one quotation
    [any-heading] it is printed with “any” where “any other” would be usual, and is kept so
    [apparel-quotations] it was read in a quotation that could hide a variant of the printed exceptions
    [exception-by-analogy] its exception is written after its neighbors and was not seen in print
    [good-code-omitted] branch B is printed without the code of the good; it is read as the good of the rule
    [group-not-named] it governs a group and does not say whether another of the group will do; it is read as any but the good's own
    [group-wording] the words on the group are missing or name another level; it is read as its neighbors
    [margarine-canada-united-states] Canada's text has a rule of its own for trade between Canada and the United States; the text of the United States is applied
    [no-quotation] it is known from a record, not from a quotation of the text
    [only-listed-materials] it names the materials it permits and says nothing of others; others are not permitted here
    [paper-branch-d] branch D is garbled in print; it is read as a third permitted source
    [polyester-yarn] the words on the decitex of the yarn are uncertain; they are read as 75 to 80 decitex, not partially oriented
    [power-supply-item] it is for 8504.90.40, an item that the schedule no longer has
    [pre-forms] taken literally, its last words let pre-forms in again; it is kept literal
    [smart-card-comma] a comma can be read two ways; it is read as any other good of 8523.52 but parts of other smart cards
    [smoked-goods] a good of the group that is not smoked, or any other subheading, is admitted
    [steel-structures-figures] the percentages were seen in one copy only, save those of 7308.40
    [television-parts] it permits other goods of 8529.90 and says nothing of other subheadings; no other is permitted here
    [use-not-printed] it is printed without the use of the good; it is read as any other use, after its neighbors
    [vehicle-underscore] whether its designation is underscored for the automotive tables could not be seen; it plainly rests on subdivision (k)
   *[other] its data are doubted ({ $assumption })
    }.

# The figures of a vehicle
origin-requirement = { $fact ->
    [core-parts-originate] The core parts of the vehicle originate.
    [labor-value-content-met] The labor value content is reached.
    [steel-and-aluminum-purchases-met] Purchases of steel and aluminum originate as required.
   *[other] { $fact }
    }
origin-average = Content averaged over { $category ->
    [model-line-in-plant] the model line in one plant
    [class-in-plant] the class of vehicles in one plant
    [model-line-or-class] the model line or class in the territory
    [parts-of-plant] the parts made in one plant
   *[other] { $category }
    }, { $vehicles ->
    [exported] only those exported to another Party
   *[other] all of them
    }, from { $from } to { $until }.
origin-average-estimated = The sums are estimates: at the end of the fiscal year the actual costs have to be checked, and everyone told if they fall short.
origin-core-part-declared = { $part } ({ $group ->
        [engine] engine
        [transmission] transmission
        [body-and-chassis] body or chassis frame
        [axle] axle
        [suspension] suspension system
        [steering] steering system
        [advanced-battery] advanced battery
       *[other] { $group }
    }) originates by a declaration.
origin-core-part-battery = { $part } is an advanced battery that meets its own rule.
origin-metals-period = Purchases over { $period ->
    [previous-fiscal-year] the previous fiscal year
    [previous-calendar-year] the previous calendar year
    [quarter-or-month-to-date] the quarter or month to date
    [fiscal-year-to-date] the fiscal year to date
   *[other] the calendar year to date
    }, at the corporate level in the territory.
origin-metals-estimated = The purchases are estimates: at the end of the fiscal year the actual ones have to be checked, and everyone told if they fall short.
origin-labor-period = Labor value content over { $period ->
    [previous-fiscal-year] the previous fiscal year
    [previous-calendar-year] the previous calendar year
    [quarter-or-month-to-date] the quarter or month to date
    [fiscal-year-to-date] the fiscal year to date
   *[other] the calendar year to date
    }.
origin-labor-counts = Labor of assembly counts: { $amount }.
origin-labor-left-out = Labor of assembly ({ $amount }) does not count: the plant does not pay enough.
origin-high-wage-material = Materials worth { $amount } count: their plant pays enough.
origin-low-wage-material = Materials worth { $amount } do not count: their plant does not pay enough.
origin-staging = The alternative staging regime, in the place of the vehicle's ordinary requirements.
origin-value-staging-not-approved = No alternative staging regime was approved for the vehicle.
origin-ask-core-part = Is { $line } itself an engine, transmission, body or chassis frame, axle, suspension, steering system or advanced battery of the vehicle? Answer `core-part` in its row with one of engine, transmission, body-and-chassis, axle, suspension, steering, advanced-battery or none.
origin-ask-core-component = Is { $line } one of the components that table A.2 lists for the { $group ->
        [engine] engine
        [transmission] transmission
        [body-and-chassis] body or chassis frame
        [axle] axle
        [suspension] suspension system
        [steering] steering system
        [advanced-battery] advanced battery
       *[other] { $group }
    }? Answer `core-component` in its row.
origin-ask-core-group = Which row of the bill is the { $group ->
        [engine] engine
        [transmission] transmission
        [body-and-chassis] body or chassis frame
        [axle] axle
        [suspension] suspension system
        [steering] steering system
        [advanced-battery] advanced battery
       *[other] { $group }
    } of the vehicle? Mark it with `core-part`, give its figures under `core_parts`, or name the group under `none` if the vehicle has none.
origin-ask-core-part-net-cost = What is the net cost of the core part { $part }?
origin-ask-core-part-non-originating = What are the non-originating materials in the core part { $part } worth?
origin-ask-core-part-listed-components = What are the non-originating components of column 2 of table A.2 in the core part { $part } worth?
origin-ask-purchases = How much { $metal ->
    [steel] steel
   *[other] aluminum
    } of table S did the producer buy, by code and value, and how much of it originates? If it buys none, name the metal under `none`.
origin-ask-labor-net-cost = What is the net cost of the vehicles over which the labor figures are summed?
origin-ask-labor-total-purchases = What are all parts and materials worth that the producer bought in the year for its vehicles?
origin-ask-vehicle-plant-wage = What do direct production workers of the plant that assembles the vehicle earn an hour on average, without benefits?
origin-ask-high-wage-materials = What are the materials worth that were made in plants paying the qualifying wage?
origin-ask-staging-approved = Have the three countries approved an alternative staging regime for the vehicle?

# Questions
origin-ask-code = What is the tariff code of { $line }?
origin-ask-deeper = What is the tariff code of { $line } down to the { $level ->
    [heading] heading (4 digits)
    [subheading] subheading (6 digits)
   *[item] tariff item (8 digits)
    }? { $code } is too short to tell.
origin-ask-good-deeper = What is the tariff code of the good down to { $level ->
    [heading] 4 digits
    [subheading] 6 digits
   *[item] 8 digits
    }?
origin-ask-earlier-code = Under which earlier code were goods like this ({ $code }) classified: { $choices }?
origin-ask-earlier-code-of-material = Under which earlier code was { $line } ({ $code }) classified: { $choices }?
origin-ask-fits = Does { $line } fit this description: { $description }?
origin-ask-which-rule = Which description fits the good? { $choices }
origin-rule-choice = “{ $rule }”: { $description }
origin-ask-value = What is { $line } worth per unit of the good?
origin-ask-weight = What does { $line } weigh per unit of the good, in kilograms?
origin-ask-transaction-value = At what price does the producer sell the good, without international shipment?
origin-ask-net-cost = What is the net cost of the good?
origin-ask-supplier-statement = Is there a signed statement of the supplier of { $line } on its production?
origin-ask-remanufactured-good = Is the good a remanufactured good: made of recovered parts, lasting as long as a new one and with a like warranty?
origin-ask-recovered-in-territory = Was { $line } recovered from a used good taken apart, cleaned, inspected and tested in Mexico, the United States or Canada?
origin-ask-rule-not-held = Does the good meet its rule of General Note 11(o)? It has to be read there, for it is not held here. { $reason }
origin-ask-different-good = Is { $line } ({ $code }) another product than the good itself, though classified with it?
origin-rule-on-the-producers-word = Whether the rule is met was declared in the case; it was not examined here.
origin-ask-set-items = Which goods make up the set?
origin-process-choice = { $fact ->
    [chemical-reaction] “chemical-reaction”: a chemical reaction
    [purification] “purification”: purification
    [mixing-to-specification] “mixing-to-specification”: mixing to specification
    [particle-size] “particle-size”: a change of particle size
    [standards-material] “standards-material”: making a standards material
    [isomer-separation] “isomer-separation”: separation of isomers
    [biotechnological-process] “biotechnological-process”: a biotechnological process
    [none] “none”: none of them
   *[other] “{ $fact }”
    }
origin-ask-process-rule = Which of these made the good in Mexico, the United States or Canada? { $choices }
origin-ask = { $fact ->
    [cut-and-sewn] Is the good both cut and sewn (or otherwise assembled) in Mexico, the United States or Canada?
    [cut-or-knit-and-sewn] Is the good both cut (or knit to shape) and sewn (or otherwise assembled) in Mexico, the United States or Canada?
    [cut-and-assembled] Is the good both cut and assembled in Mexico, the United States or Canada?
    [wholly-obtained] Is the good wholly obtained in Mexico, the United States or Canada, and under which paragraph of section 3(1), a to k?
    [body-for-8704-21-or-8704-31] Is the good a body for a vehicle of 8704.21 or 8704.31?
    [body-stamping] Is the good a body stamping?
    [cassette-deck] Is the good a cassette deck?
    [catalytic-converter] Is the good a catalytic converter?
    [chassis-for-8703-8704-21-8704-31] Is the good a chassis for a vehicle of 8703, 8704.21 or 8704.31?
    [chassis-frame] Is the good a chassis frame?
    [electronic-brake-system] Is the good an electronic brake system?
    [engine-for-8704-21-or-8704-31] Is the good an engine for a vehicle of 8704.21 or 8704.31?
    [junction-box] Is the good a junction box?
    [part-of-ignition-or-starting-equipment] Is the good a part of ignition or starting equipment?
    [propulsion-battery] Is the good a battery that propels an electric vehicle?
    [propulsion-motor] Is the good a motor that propels an electric vehicle?
    [turbocharger-or-supercharger] Is the good a turbocharger or supercharger?
    [core-parts-originate] Do all core parts in the vehicle originate: engine, transmission, body and chassis frame, axles, suspension, steering, advanced battery? Mark their rows of the bill with `core-part`, give their figures under `core_parts`, or answer yes or no.
    [labor-value-content-met] Is the labor value content of the vehicle certified and met? Give its figures under `labor`, or answer yes or no.
    [steel-and-aluminum-purchases-met] Did at least 70 % by value of the producer's purchases of steel, and of aluminum, originate? Give them under `purchases`, or answer yes or no.
    [vehicle-use] For which vehicle is the good: passenger-vehicle, light-truck, heavy-truck, other or aftermarket?
    [chemical-reaction] Does the good result from a chemical reaction in Mexico, the United States or Canada?
    [separated-from-a-mixture] Does the good only come from separating a man-made mixture?
    [isolated-material-chemically-reacted] Did the isolated material undergo a chemical reaction in Mexico, the United States or Canada?
    [subheading-covers-good-and-parts] Does the subheading cover goods like this and their parts alike, with no heading or subheading for the parts alone? For food and substances, which have no parts, the answer is no.
    [remained-under-customs-control] Did the good remain under customs control while outside Mexico, the United States and Canada?
    [no-further-production-outside] Did nothing happen to the good outside but unloading, reloading, storing, labelling and what keeps it in good condition?
    [same-subheading-after-production-outside] Did the good stay in its subheading through the production outside?
    [has-pocket-bag-fabric] Does the garment have pockets with bags inside it?
    [has-used-as-sewing-thread] Is yarn of 5402 used as sewing thread?
    [prepared-only-by-freezing-packing-or-roasting] Is the good prepared only by freezing, by packing in water, brine or juice, or by roasting?
    [fresh-good-wholly-obtained] Was the fresh good wholly obtained in Mexico, the United States or Canada?
    [contains-peaches-pears-or-apricots] Does it contain peaches, pears or apricots?
    [those-fruits-wholly-obtained] Were those peaches, pears or apricots wholly obtained in Mexico, the United States or Canada?
    [obtained-in-territory-from-immature-stock] Was the fish or other animal obtained in Mexico, the United States or Canada, even if raised from imported immature stock?
    [outer-shell-of-short-supply-fabric-cut-and-sewn] Is the garment cut and sewn in the territory with an outer shell wholly of a fabric of the short list of chapter 62?
    [surgical-drape-or-flag-with-coated-fabric] Is the good a surgical drape or national flag that contains coated fabric of 5903?
    [coated-fabric-formed-and-finished] Were all fabrics used to make that coated fabric formed and finished in Mexico, the United States or Canada?
    [separation-or-alloying] Do the non-originating materials undergo electrolytic, thermal or chemical separation or alloying?
    [bar-or-rod-reduced-by-half] If bar or rod is used, is its cross-section reduced by at least half?
    [refinery-process] Is the good made by distillation, hydroprocessing, reforming, alkylation, cracking, coking or isomerization as the note to 2710 defines them?
    [direct-blending] Is the good made by direct blending?
    [no-2207-in-foreign-material] Is no component of the non-originating material of 2207?
    [foreign-material-within-25-percent] Is non-originating material at most 25 % by volume?
    [foreign-feedstock-within-49-percent] Is non-originating feedstock at most 49 % by volume?
    [foreign-alcohol-within-10-percent] Do non-originating alcoholic ingredients make up at most 10 % of the alcohol by volume?
    [single-juice-within-60-percent] Is a single juice, or juice from one country outside, at most 60 % by volume in single strength?
    [foreign-coffee-within-60-percent] Is non-originating coffee at most 60 % by weight?
    [foreign-sugar-within-35-percent] Is non-originating sugar at most 35 % by weight of the sugar?
    [foreign-cocoa-within-35-percent] Is non-originating cocoa powder at most 35 % by weight of the cocoa powder?
    [foreign-thickeners-within-50-percent] Are non-originating materials of 1302.39 at most 50 % by weight?
    [active-ingredients-50-percent-originating] Does at least 50 % by weight of the active ingredients originate?
    [polymer-50-percent-originating] Is originating polymer at least 50 % by weight of all polymer?
    [steel-materials-70-percent-originating] Does at least 70 % by weight of the steel materials originate?
    [flat-steel-materials-70-percent-originating] Does at least 70 % by weight of the flat steel and section materials originate?
    [not-part-for-8469-or-8471] Is the good something other than a part of 8473.50 for making goods of 8469.00 or 8471?
    [wholly-of-that-fabric] Is the good, trimmings aside, wholly of that fabric?
    [boxer-shorts-of-listed-fabric] Is the outer shell wholly of the fabrics listed for boxer shorts?
    [shirts-of-listed-fabric] Is the outer shell wholly of the fabrics listed for shirts?
    [foreign-printed-circuit-assemblies-within-limit] Is at most one printed circuit assembly of 8529.90 non-originating for each nine in the good (none under three)?
    [change-not-from-listed-processes] Does the change come from more than drilling, cutting, welding attachments or coating of sections of 7216?
    [infant-preparation-over-10-percent-milk-solids] Is the good an infant preparation with over 10 % of milk solids by dry weight?
    [dough-over-25-percent-butterfat-not-for-retail] Is the good a mix or dough with over 25 % of butterfat by dry weight, not put up for retail sale?
    [dairy-preparation-over-10-percent-milk-solids] Is the good a dairy preparation with over 10 % of milk solids by dry weight?
    [beverage-containing-milk] Is the good a beverage that contains milk?
    [animal-feed-over-10-percent-milk-solids] Is the good an animal feed with over 10 % of milk solids by dry weight?
    [fortified-juice-of-a-single-fruit-or-vegetable] Is the good a juice of a single fruit or vegetable fortified with minerals or vitamins?
    [instant-coffee-not-flavored] Is the good instant coffee that is not flavored?
    [parts-of-printers-not-facsimile] Is the good a part of a printer of 8443.31 or 8443.32, other than of a facsimile machine?
    [local-area-network-apparatus] Is the good apparatus of a local area network (a router, switch, hub, bridge or adapter for it)?
    [parts-of-lan-equipment] Is the good a part of local area network equipment of 8517.62?
    [parts-of-computer-monitors-or-projectors] Is the good a part of a monitor or projector of 8528.42, 8528.52 or 8528.62?
    [computer-power-supply-or-its-parts] Is the good a power supply for computers, or a part of one?
   *[other] Is this so: { $text }?
    }
origin-ask-of-line = { $fact ->
    [in-component] Is { $line } part of the component that decides the classification of the good?
    [elastomeric] Is { $line } elastomeric?
    [formed-and-finished-in-territory] Was { $line } formed and finished in Mexico, the United States or Canada?
    [pocket-bag-fabric] Is { $line } used for pocket bags?
    [used-as-sewing-thread] Is { $line } used as sewing thread?
    [truffles] Is { $line } truffles?
    [capers] Is { $line } capers?
    [macadamia-nuts] Is { $line } macadamia nuts?
    [pear-peach-or-apricot] Is { $line } a pear, peach or apricot?
    [single-juice-ingredient] Is { $line } a single juice ingredient?
    [dairy-preparation-over-10-percent-milk-solids] Is { $line } a dairy preparation with over 10 % of milk solids by dry weight?
   *[other] Is this so of { $line }: { $fact }?
    }

# Rules in plain words
origin-words-any = any classification
origin-words-other = { $level ->
    [chapter] any other chapter
    [heading] any other heading
    [subheading] any other subheading
   *[item] any other tariff item
    }
origin-words-other-group = { $level ->
    [chapter] any other chapter, another chapter of the group included
    [heading] any other heading, another heading of the group included
    [subheading] any other subheading, another subheading of the group included
   *[item] any other tariff item, another tariff item of the group included
    }
origin-words-outside-group = { $level ->
    [chapter] any chapter outside the group
    [heading] any heading outside the group
    [subheading] any subheading outside the group
   *[item] any tariff item outside the group
    }
origin-words-within = { $level ->
    [heading] any other heading
    [subheading] any other subheading
   *[item] any other tariff item
    } within the { $within ->
    [chapter] chapter
    [heading] heading
   *[subheading] subheading
    }
origin-words-code = { $code }
origin-words-codes = { $first } to { $last }
origin-words-described = { $codes } ({ $description })
origin-words-description = { $description }
origin-words-description-not = other than { $description }
origin-words-or = { $first }, or { $second }
origin-words-change = a change from { $allowed }
origin-words-no-change = no change in tariff classification is required
origin-words-except = except from { $except }
origin-words-rvc-both = a regional value content of at least { $transaction_value } (transaction value) or { $net_cost } (net cost)
origin-words-rvc-transaction-value = a regional value content of at least { $transaction_value } (transaction value)
origin-words-rvc-net-cost = a regional value content of at least { $net_cost } (net cost)
origin-words-rvc-none = no regional value content
origin-words-condition = provided: { $text }
origin-words-from = for goods from { $from }
origin-words-from-until = for goods from { $from } until before { $until }
origin-words-at-most-one-group = non-originating materials come from at most one of these groups: { $groups }
origin-words-several-groups = non-originating materials come from more than one of these groups: { $groups }

# What is wrong
error-origin-code-too-short = the code `{ $code }` of the good is too short for a rule of origin
    .why = Rules of origin are written for subheadings; with fewer digits no rule can be chosen.
    .help = Give at least six digits of the code.
error-origin-amount-negative = line `{ $line }` has a negative amount
    .why = A value or weight below zero would make other materials look smaller than they are.
    .help = Correct the value or weight of the line.
error-origin-currencies-differ = { $left } and { $right } cannot be compared without an exchange rate
    .why = Values are compared to the last cent; that needs one currency.
    .help = Convert the values with a rate of the case, with source and date.
error-origin-amount-out-of-range = an amount is beyond what can be computed exactly
    .why = Nothing is rounded on the way, so there is a largest amount.
    .help = Check the amounts of the bill for a slip of the pen.
error-origin-law-chapter-twice = chapter { $chapter } of the rules is there twice
    .why = Two files for one chapter would leave open which rule governs.
    .help = Remove one of the two files in law/usmca/product_specific.
error-origin-law-rule-twice = rule { $rule } is there twice
    .why = An answer cites the number of its rule; it has to mean one rule.
    .help = Number one of the two anew.
error-origin-law-rule-outside-chapter = rule { $rule } governs goods outside its chapter
    .why = A rule is looked for in the chapter of the good; there it would never be found.
    .help = Correct the codes of the rule, or move it.
error-origin-law-fact-ambiguous = `{ $first }` and `{ $second }` would both ask the fact `{ $fact }`
    .why = An answer to one would be taken for the other.
    .help = Word one of the two descriptions differently.
error-rule-notation-unreadable = column { $column }: expected { $expected }, found `{ $found }`
    .why = A rule that is half read would be a wrong rule.
    .help = Write at this place one of the forms named; docs/notation.md has them all.
error-rule-notation-alternative-without-rule = an alternative without a rule above it
    .why = Nothing says which goods it is for.
    .help = Write the `rule` line above it.
error-rule-notation-rule-without-alternative = rule { $rule } has no alternative
    .why = No good could ever meet it.
    .help = Write at least one alternative under it.
error-rule-notation-letter-out-of-order = alternative { $letter } of rule { $rule } is out of order
    .why = Answers cite the letter; each may stand once, in order.
    .help = Correct the letters.
error-rule-notation-no-header = the file does not begin with its chapter and source
    .why = The chapter and the source of the rules have to be named.
    .help = Begin the file with `chapter NN` and `source …`.
error-rule-notation-wrong-chapter = rule { $rule } is not of chapter { $chapter }
    .why = Its number would point to another file.
    .help = Correct the number or the chapter.
error-origin-provision-codes-unreadable = `{ $value }` is not a list of codes
    .why = A provision for goods that cannot be read would serve none, or all.
    .help = Write codes and ranges: `0401-0406, 2105 except 2105.00`.
error-origin-provision-percent-unreadable = `{ $value }` is not a percentage
    .why = A threshold has to be exact.
    .help = Write a plain number from 0 to 100 in quotation marks.
error-origin-provision-key-missing = `{ $entry }` needs `{ $key }`
    .why = Without it the provision says nothing.
    .help = Add the key.
error-origin-provision-key-out-of-place = `{ $entry }` does not take `{ $key }`
    .why = It would be passed over silently.
    .help = Remove the key.
error-concordance-code-unreadable = { $reason }
    .why = The goods of that code would find no rule.
    .help = Write codes of 4, 6 or 8 digits, several earlier ones with spaces between.
error-concordance-certainty-unknown = `{ $value }` is neither `certain` nor `one-of`
    .why = An answer rests on a certain entry and asks on another.
    .help = Write one of the two words.
error-concordance-codes-count = { $code }: a certain entry names one earlier code, another at least two
    .why = What is certain has one earlier code; what is not has several.
    .help = Correct the codes or the certainty.
error-concordance-code-twice = { $code } is there twice
    .why = Two entries could say different things.
    .help = Remove one of them.


# The command
help-origin = Does the good of a case originate under the USMCA? Or: the rule of a code
    .case = The folder with case.toml
    .scenario = Only this scenario
    .as-of = Asks the law of another day than the case's
    .format = text or json
    .examples =
        otay origin examples/guitar
        otay origin examples/guitar --scenario tijuana --format json
        otay origin rule 8544.42.90 --as-of 2026-10-09
help-origin-rule = The rule of a code in plain words, its thresholds on a day, its source
    .code = The code of the good: six digits or more
    .as-of = The day whose law is asked; without it that of the newest evidence held
    .format = text or json
    .examples =
        otay origin rule 9202.90
        otay --lang es origin rule 8518.30.20
origin-rule-title = Rule of origin of { $code } on { $date }
origin-rule-of = Rule { $rule }, for goods of { $scope }
origin-rule-alternative = { $letter }: { $words }.
origin-rule-automotive = The source underscores the rule: for use in a motor vehicle the automotive provisions of GN 11(k) may apply.
origin-rule-source = Read in { $source }.
error-origin-scenario-unknown = the case has no scenario `{ $scenario }`
    .why = Only a scenario of the case can be answered.
    .help = Choose one of { $known }.
