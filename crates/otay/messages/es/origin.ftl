## Origen conforme al T-MEC: el razonamiento, las preguntas, las reglas en palabras llanas.

# Resultado
origin-originates = { $criterion ->
    [none] La mercancía de { $code } es originaria.
   *[other] La mercancía de { $code } es originaria, criterio { $criterion }.
    }
origin-does-not-originate = La mercancía de { $code } no es originaria.
origin-undetermined = Si la mercancía de { $code } es originaria depende de datos que no se dieron.

# Renglones de la lista
origin-line = { $line }
origin-line-described = { $line } ({ $description })
origin-indirect-material = { $line } es material indirecto y cuenta como originario.
origin-packing-material = { $line } es embalaje para el transporte y no se toma en cuenta.
origin-packaging-material = { $line } es envase para venta al menudeo: no tiene que cambiar de clasificación; su valor sí cuenta.
origin-accessory = { $line } es un accesorio que se entrega con la mercancía: no tiene que cambiar de clasificación; su valor sí cuenta.
origin-recovered-material = { $line } cuenta como originario si se recuperó en el territorio y se incorpora a una mercancía remanufacturada de { $code }.
origin-self-produced = { $line }, hecho por el productor, es a su vez un material de { $code }; su propio origen:
origin-accumulated = La producción de { $line } por su proveedor se acumula con la de la mercancía.
origin-accumulation-declined = El productor no acumula la producción de { $line }.

# Dónde y cómo
origin-produced-in-territory = La mercancía se produce en { $country }.
origin-produced-outside = La mercancía no se produce enteramente en el territorio de las Partes ({ $country }).
origin-transit = La mercancía salió del territorio: sigue siendo originaria sólo bajo control aduanero y sin producción posterior.
origin-further-production-allowed = La producción fuera del territorio no importa mientras la mercancía siga en su subpartida.
origin-mere-dilution = La simple dilución no confiere origen.
origin-circumvention = Una práctica dirigida a eludir las reglas no confiere origen.
origin-wholly-obtained = La mercancía es totalmente obtenida o producida en el territorio, inciso ({ $paragraph }).
origin-not-wholly-obtained = La mercancía no es totalmente obtenida: { $line } no es originario.
origin-wholly-obtained-open = Falta decir si la mercancía es totalmente obtenida.
origin-exclusively-originating = Producida exclusivamente con materiales originarios ({ $count ->
    [one] un renglón
   *[other] { $count } renglones
    }).

# La regla
origin-product-rule = La regla { $rules } rige las mercancías de { $code }; basta una alternativa.
origin-alternative = Alternativa { $letter } de la regla { $rule }: { $words }.
origin-change-required = Todo material no originario debe hacer el cambio de clasificación arancelaria ({ $count ->
    [one] un renglón
   *[other] { $count } renglones
    }).
origin-no-change-required = No se exige cambio de clasificación arancelaria.
origin-line-changes = { $line }, { $code }: hace el cambio.
origin-line-changes-with = { $line }, { $code }: hace el cambio como parte de { $assembly }.
origin-line-does-not-change = { $line }, { $code }: no hace el cambio.
origin-line-unsettled = { $line }, { $code }: aún no se sabe si hace el cambio.
origin-line-set-aside = { $line } no se considera para el cambio.
origin-line-disregarded = { $line } no se toma en cuenta por una nota.
origin-line-outside-component = { $line } no está en el componente que determina la clasificación y no se considera.
origin-earlier-code = { $code } es más nuevo que las reglas, que conocen sus mercancías como { $earlier } ({ $source }).
origin-fails-change = De { $code }, que la alternativa { $letter } de la regla { $rule } no admite.
origin-fails-note = No cumple la nota { $note }.
origin-which-rule = Las mercancías de { $code } tienen reglas que difieren por descripción.
origin-earlier-code-open = { $code } es más nuevo que las reglas; sus mercancías venían de { $choices }.
origin-needs-tariff-item = Las reglas difieren por fracción dentro de { $code }.
origin-not-encoded-no-rule = Aquí no se tiene regla para { $code }.
origin-not-encoded = Aquí no se tiene regla para { $code }: { $reason ->
    [chapters-64-67] las reglas de los capítulos 64 a 67 no se pudieron leer en ninguna fuente disponible
    [reserved-chapter] el capítulo está reservado
    [special-provisions] las disposiciones especiales no tienen reglas propias
    [system-units] cada unidad de un sistema sigue la regla que tendría por separado
   *[other] { $reason }
    }.

# Tolerancia
origin-tolerance = Tolerancia: por peso o por valor.
origin-tolerance-by-value = Tolerancia: los materiales que no cambian valen { $amount }, { $share } de { $base }; se admite a lo más { $percent }.
origin-tolerance-by-value-open = Tolerancia: los materiales que no cambian valen { $amount }; falta el valor de la mercancía para comparar.
origin-tolerance-by-weight = Tolerancia por peso: { $weight } kg de { $base } kg, { $share } (a lo más { $percent }); contenido elastomérico { $elastomeric } (a lo más { $limit }).
origin-tolerance-by-weight-open = Tolerancia por peso (a lo más { $percent }): falta un peso.
origin-tolerance-weightless = Tolerancia por peso: la mercancía no tiene peso.
origin-tolerance-fiber-only = La tolerancia por peso sólo sirve a fibras e hilados; { $line } no es ninguno.
origin-tolerance-excluded = La tolerancia no sirve a { $line }.
origin-tolerance-exclusion-open = Falta decir si la tolerancia sirve a { $line }.
origin-tolerance-opened = Una nota abre la tolerancia para { $line }.
origin-tolerance-shut = Una nota cierra la tolerancia para { $line }.
origin-tolerance-note-open = Falta decir si una nota sobre la tolerancia habla de { $line }.
origin-base-transaction-value = el valor de transacción, { $amount }
origin-base-total-cost = el costo total, { $amount }
origin-base-net-cost = el costo neto, { $amount }, que nunca excede al costo total

# Valor de contenido regional
origin-regional-value = { $words }.
origin-regional-value-waived = Todos los materiales no originarios valen { $amount }; dentro de { $percent } de la mercancía no se exige valor de contenido regional.
origin-margin-passes = Cumple por { $points } puntos: los materiales no originarios podrían valer { $money } más.
origin-margin-fails = Le faltan { $points } puntos: los materiales no originarios tendrían que valer { $money } menos.
origin-staged = Desde { $from } para { $vehicle ->
    [heavy-truck] un camión pesado o sus partes
    [light-truck] un camión ligero o sus partes
    [passenger-vehicle] un vehículo de pasajeros o sus partes
   *[other] { $vehicle }
    }: { $words }.
origin-table-figure = Parte de la tabla { $table }, para equipo original de { $vehicle ->
    [heavy-truck] un camión pesado
    [light-truck] un camión ligero
    [passenger-vehicle] un vehículo de pasajeros
   *[other] { $vehicle }
    }: { $words }.
origin-strictest-figure-met = No se dice para qué vehículo es la mercancía. De las cifras que podrían aplicarse ésta es la más estricta: lo que la cumple cumple las demás.
origin-mildest-figure-failed = No se dice para qué vehículo es la mercancía. De las cifras que podrían aplicarse ésta es la más leve: lo que no la cumple no cumple las demás.
origin-staging-open = El porcentaje difiere según el vehículo al que se destina.

# Notas y otras disposiciones
origin-chapter-rules = Notas y reglas de proceso por las que la mercancía es originaria, diga lo que diga su regla.
origin-process-rules-open = Una regla de proceso puede conferir origen; falta decir cuál se cumple.
origin-note-confers = La nota { $note } confiere origen.
origin-note-requires = La nota { $note } pide más.
origin-note-requires-of-line = La nota { $note } pide más de { $line }.
origin-note-bars = La nota { $note } impide el origen.
origin-parts-together = La mercancía y los materiales que no cambian se clasifican juntos en la subpartida de { $code }: decide el valor de contenido regional.
origin-unassembled = La mercancía se importó sin ensamblar y se clasificó como ensamblada: decide el valor de contenido regional.
origin-covers-good-and-parts = La subpartida de { $code } comprende la mercancía y sus partes.
origin-deemed = Las mercancías de { $code } son originarias al importarse de una Parte; exportada desde { $country }.
origin-set = Un juego o surtido conforme a la regla 3 ({ $count ->
    [one] una mercancía
   *[other] { $count } mercancías
    }): cada mercancía debe ser originaria, con una tolerancia.
origin-set-item-originates = { $line } es originaria.
origin-set-item-foreign = { $line } no es originaria.
origin-set-tolerance = Las mercancías no originarias valen { $amount }, { $share } de { $base }; se admite a lo más { $percent }.
origin-set-tolerance-open = Las mercancías no originarias valen { $amount }; falta el valor del juego para comparar con { $percent }.

# Elecciones hechas por el productor
origin-choice-transaction-value = Valor de contenido regional por el método de valor de transacción, a elección del productor.
origin-choice-net-cost = Valor de contenido regional por el método de costo neto, a elección del productor.
origin-choice-designated = { $line } se designa material intermedio, a elección del productor.
origin-choice-accumulated = La producción de { $line } se acumula, a elección del productor.

# Distancia
origin-turning-sets = { $count ->
    [one] Un conjunto mínimo de renglones haría originaria la mercancía si ellos lo fueran:
   *[other] { $count } conjuntos mínimos de renglones harían originaria la mercancía si ellos lo fueran; primero los de menos renglones:
    }
origin-turning-set = { $lines }

# El carácter originario y el país de origen son datos distintos
origin-marking = País de origen para marcado, según se declara: { $country }.
origin-divergence-marking = Es originaria conforme al T‑MEC y, sin embargo, su país de origen para marcado se declara { $country }: así se marca.
origin-additional-duty = País de origen para aranceles adicionales, según se declara: { $country }.
origin-divergence-additional-duty = Es originaria conforme al T‑MEC y, sin embargo, para los aranceles adicionales por país es producto de { $country }: de todos modos los causa.
origin-doubt = Una duda sobre la regla { $rule }: { $assumption ->
    [admits-every-material] tal como está impresa admite cualquier material, lo que es improbable; se cotejó con una sola cita
    [any-heading] está impresa con «cualquier» donde lo usual sería «cualquier otro», y así se conserva
    [apparel-quotations] se leyó en una cita que podría ocultar una variante de las excepciones impresas
    [exception-by-analogy] su excepción se escribió como la de sus vecinas y no se vio impresa
    [good-code-omitted] el inciso B está impreso sin el código de la mercancía; se lee como la mercancía de la regla
    [group-not-named] rige un grupo y no dice si basta otra del mismo grupo; se lee como cualquiera salvo la de la propia mercancía
    [group-wording] faltan las palabras sobre el grupo o nombran otro nivel; se lee como sus vecinas
    [margarine-canada-united-states] el texto de Canadá tiene una regla propia para el comercio entre Canadá y los Estados Unidos; se aplica el texto de los Estados Unidos
    [no-quotation] se conoce por un registro, no por una cita del texto
    [only-listed-materials] nombra los materiales que permite y nada dice de otros; aquí no se permiten otros
    [paper-branch-d] el inciso D está impreso de forma confusa; se lee como una tercera procedencia permitida
    [polyester-yarn] las palabras sobre el decitex del hilado son inciertas; se leen como 75 a 80 decitex, no parcialmente orientado
    [power-supply-item] es para 8504.90.40, fracción que la tarifa ya no tiene
    [pre-forms] tomadas a la letra, sus últimas palabras vuelven a admitir las preformas; se conserva la letra
    [smart-card-comma] una coma admite dos lecturas; se lee como cualquier otra mercancía de 8523.52 salvo las partes de las demás tarjetas inteligentes
    [smoked-goods] se admite una mercancía del grupo sin ahumar, o cualquier otra subpartida
    [steel-structures-figures] los porcentajes se vieron en una sola copia, salvo los de 7308.40
    [television-parts] permite otras mercancías de 8529.90 y nada dice de otras subpartidas; aquí no se permite otra
    [use-not-printed] está impresa sin el uso de la mercancía; se lee como cualquier otro uso, como sus vecinas
    [vehicle-underscore] no se pudo ver si su designación está subrayada para las tablas automotrices; es claro que se apoya en la subdivisión (k)
   *[other] sus datos están en duda ({ $assumption })
    }.

# Preguntas
origin-ask-code = ¿Cuál es la fracción arancelaria de { $line }?
origin-ask-deeper = ¿Cuál es el código de { $line } hasta { $level ->
    [heading] la partida (4 dígitos)
    [subheading] la subpartida (6 dígitos)
   *[item] la fracción (8 dígitos)
    }? { $code } es muy corto para saberlo.
origin-ask-good-deeper = ¿Cuál es el código de la mercancía hasta { $level ->
    [heading] 4 dígitos
    [subheading] 6 dígitos
   *[item] 8 dígitos
    }?
origin-ask-earlier-code = ¿En qué código anterior se clasificaban mercancías como ésta ({ $code }): { $choices }?
origin-ask-earlier-code-of-material = ¿En qué código anterior se clasificaba { $line } ({ $code }): { $choices }?
origin-ask-fits = ¿Corresponde { $line } a esta descripción: { $description }?
origin-ask-which-rule = ¿Qué descripción corresponde a la mercancía? { $choices }
origin-rule-choice = «{ $rule }»: { $description }
origin-ask-value = ¿Cuánto vale { $line } por unidad de la mercancía?
origin-ask-weight = ¿Cuánto pesa { $line } por unidad de la mercancía, en kilogramos?
origin-ask-transaction-value = ¿A qué precio vende el productor la mercancía, sin el transporte internacional?
origin-ask-net-cost = ¿Cuál es el costo neto de la mercancía?
origin-ask-supplier-statement = ¿Hay una declaración firmada del proveedor de { $line } sobre su producción?
origin-ask-remanufactured-good = ¿Es una mercancía remanufacturada: hecha con partes recuperadas, tan duradera como una nueva y con garantía semejante?
origin-ask-recovered-in-territory = ¿Se recuperó { $line } de una mercancía usada que se desarmó, limpió, inspeccionó y probó en México, Estados Unidos o Canadá?
origin-ask-rule-not-held = ¿Cumple la mercancía su regla de la Nota General 11(o)? Hay que leerla allí, pues aquí no se tiene. { $reason }
origin-ask-different-good = ¿Es { $line } ({ $code }) un producto distinto de la propia mercancía, aunque se clasifique con ella?
origin-rule-on-the-producers-word = El cumplimiento de la regla se declaró en el caso; no se examinó aquí.
origin-ask-set-items = ¿Qué mercancías forman el juego?
origin-process-choice = { $fact ->
    [chemical-reaction] «chemical-reaction»: una reacción química
    [purification] «purification»: una purificación
    [mixing-to-specification] «mixing-to-specification»: una mezcla según especificación
    [particle-size] «particle-size»: un cambio del tamaño de partícula
    [standards-material] «standards-material»: la elaboración de un material de referencia
    [isomer-separation] «isomer-separation»: una separación de isómeros
    [biotechnological-process] «biotechnological-process»: un proceso biotecnológico
    [none] «none»: ninguna
   *[other] «{ $fact }»
    }
origin-ask-process-rule = ¿Cuál de éstas produjo la mercancía en México, Estados Unidos o Canadá? { $choices }
origin-ask = { $fact ->
    [cut-and-sewn] ¿La mercancía se corta y se cose (o ensambla de otro modo) en México, Estados Unidos o Canadá?
    [cut-or-knit-and-sewn] ¿La mercancía se corta (o se teje a forma) y se cose (o ensambla de otro modo) en México, Estados Unidos o Canadá?
    [cut-and-assembled] ¿La mercancía se corta y se ensambla en México, Estados Unidos o Canadá?
    [wholly-obtained] ¿La mercancía es totalmente obtenida en México, Estados Unidos o Canadá, y conforme a qué inciso de la sección 3(1), de a hasta k?
    [body-for-8704-21-or-8704-31] ¿La mercancía es una carrocería para un vehículo de 8704.21 u 8704.31?
    [body-stamping] ¿La mercancía es un estampado de carrocería?
    [cassette-deck] ¿La mercancía es un reproductor de casetes?
    [catalytic-converter] ¿La mercancía es un convertidor catalítico?
    [chassis-for-8703-8704-21-8704-31] ¿La mercancía es un chasis para un vehículo de 8703, 8704.21 u 8704.31?
    [chassis-frame] ¿La mercancía es un bastidor de chasis?
    [electronic-brake-system] ¿La mercancía es un sistema electrónico de frenos?
    [engine-for-8704-21-or-8704-31] ¿La mercancía es un motor para un vehículo de 8704.21 u 8704.31?
    [junction-box] ¿La mercancía es una caja de conexiones?
    [part-of-ignition-or-starting-equipment] ¿La mercancía es una parte de un equipo de encendido o de arranque?
    [propulsion-battery] ¿La mercancía es una batería que impulsa un vehículo eléctrico?
    [propulsion-motor] ¿La mercancía es un motor que impulsa un vehículo eléctrico?
    [turbocharger-or-supercharger] ¿La mercancía es un turbocargador o sobrealimentador?
    [core-parts-originate] ¿Son originarias todas las partes esenciales de la tabla A.2 del vehículo (cada una por su contenido, o juntas como superparte esencial)?
    [labor-value-content-met] ¿Está certificado y se cumple el valor de contenido laboral del vehículo?
    [steel-and-aluminum-purchases-met] ¿Fue originario al menos el 70 % del valor de las compras de acero, y de las de aluminio, del productor?
    [vehicle-use] ¿Para qué vehículo es la mercancía: passenger-vehicle (pasajeros), light-truck (camión ligero), heavy-truck (camión pesado), other (otro) o aftermarket (refacción)?
    [chemical-reaction] ¿La mercancía resulta de una reacción química en México, Estados Unidos o Canadá?
    [separated-from-a-mixture] ¿La mercancía sólo proviene de separar una mezcla artificial?
    [isolated-material-chemically-reacted] ¿El material aislado pasó por una reacción química en México, Estados Unidos o Canadá?
    [subheading-covers-good-and-parts] ¿La subpartida comprende por igual mercancías como ésta y sus partes, sin partida o subpartida aparte para las partes? Para alimentos y sustancias, que no tienen partes, la respuesta es no.
    [remained-under-customs-control] ¿La mercancía permaneció bajo control aduanero mientras estuvo fuera de México, Estados Unidos y Canadá?
    [no-further-production-outside] ¿Fuera del territorio sólo se descargó, recargó, almacenó, etiquetó o conservó la mercancía?
    [same-subheading-after-production-outside] ¿La mercancía siguió en su subpartida tras la producción fuera del territorio?
    [has-pocket-bag-fabric] ¿La prenda tiene bolsillos con bolsa interior?
    [has-used-as-sewing-thread] ¿Se usa hilado de 5402 como hilo de coser?
    [prepared-only-by-freezing-packing-or-roasting] ¿Se prepara sólo por congelación, por envasado en agua, salmuera o jugo, o por tostado?
    [fresh-good-wholly-obtained] ¿El producto fresco se obtuvo totalmente en México, Estados Unidos o Canadá?
    [contains-peaches-pears-or-apricots] ¿Contiene duraznos, peras o chabacanos?
    [those-fruits-wholly-obtained] ¿Esos duraznos, peras o chabacanos se obtuvieron totalmente en México, Estados Unidos o Canadá?
    [obtained-in-territory-from-immature-stock] ¿El pescado u otro animal se obtuvo en México, Estados Unidos o Canadá, aunque se criara a partir de crías importadas?
    [outer-shell-of-short-supply-fabric-cut-and-sewn] ¿La prenda se corta y cose en el territorio con tela exterior totalmente de las telas de la lista corta del capítulo 62?
    [surgical-drape-or-flag-with-coated-fabric] ¿Es un campo quirúrgico o bandera nacional que contiene tela recubierta de 5903?
    [coated-fabric-formed-and-finished] ¿Todas las telas con que se hizo esa tela recubierta se formaron y acabaron en México, Estados Unidos o Canadá?
    [separation-or-alloying] ¿Los materiales no originarios pasan por separación o aleación electrolítica, térmica o química?
    [bar-or-rod-reduced-by-half] Si se usa barra o varilla, ¿su sección transversal se reduce al menos a la mitad?
    [refinery-process] ¿La mercancía se obtiene por destilación, hidroprocesamiento, reformación, alquilación, craqueo, coquización o isomerización, según los define la nota de 2710?
    [direct-blending] ¿La mercancía se hace por mezcla directa?
    [no-2207-in-foreign-material] ¿Ningún componente del material no originario es de 2207?
    [foreign-material-within-25-percent] ¿El material no originario es a lo más 25 % del volumen?
    [foreign-feedstock-within-49-percent] ¿La materia prima no originaria es a lo más 49 % del volumen?
    [foreign-alcohol-within-10-percent] ¿Los ingredientes alcohólicos no originarios son a lo más 10 % del alcohol en volumen?
    [single-juice-within-60-percent] ¿Un solo jugo, o el jugo de un solo país de fuera, es a lo más 60 % del volumen sin concentrar?
    [foreign-coffee-within-60-percent] ¿El café no originario es a lo más 60 % del peso?
    [foreign-sugar-within-35-percent] ¿El azúcar no originaria es a lo más 35 % del peso del azúcar?
    [foreign-cocoa-within-35-percent] ¿El cacao en polvo no originario es a lo más 35 % del peso del cacao en polvo?
    [foreign-thickeners-within-50-percent] ¿Los materiales no originarios de 1302.39 son a lo más 50 % del peso?
    [active-ingredients-50-percent-originating] ¿Al menos 50 % del peso de los ingredientes activos es originario?
    [polymer-50-percent-originating] ¿El polímero originario es al menos 50 % del peso de todo el polímero?
    [steel-materials-70-percent-originating] ¿Al menos 70 % del peso de los materiales de acero es originario?
    [flat-steel-materials-70-percent-originating] ¿Al menos 70 % del peso de los laminados planos y perfiles de acero es originario?
    [not-part-for-8469-or-8471] ¿La mercancía es algo distinto de una parte de 8473.50 para hacer mercancías de 8469.00 u 8471?
    [wholly-of-that-fabric] ¿La mercancía, salvo adornos y elásticos, es totalmente de esa tela?
    [boxer-shorts-of-listed-fabric] ¿La tela exterior es totalmente de las telas listadas para bóxers?
    [shirts-of-listed-fabric] ¿La tela exterior es totalmente de las telas listadas para camisas?
    [foreign-printed-circuit-assemblies-within-limit] ¿A lo más un ensamble de circuito impreso de 8529.90 no es originario por cada nueve de la mercancía (ninguno si son menos de tres)?
    [change-not-from-listed-processes] ¿El cambio proviene de algo más que taladrar, cortar, soldar aditamentos o recubrir perfiles de 7216?
    [infant-preparation-over-10-percent-milk-solids] ¿Es una preparación infantil con más de 10 % de sólidos lácteos en peso seco?
    [dough-over-25-percent-butterfat-not-for-retail] ¿Es una mezcla o masa con más de 25 % de grasa butírica en peso seco, no acondicionada para venta al menudeo?
    [dairy-preparation-over-10-percent-milk-solids] ¿Es una preparación láctea con más de 10 % de sólidos lácteos en peso seco?
    [beverage-containing-milk] ¿Es una bebida que contiene leche?
    [animal-feed-over-10-percent-milk-solids] ¿Es un alimento para animales con más de 10 % de sólidos lácteos en peso seco?
    [fortified-juice-of-a-single-fruit-or-vegetable] ¿Es un jugo de una sola fruta o verdura, enriquecido con minerales o vitaminas?
    [instant-coffee-not-flavored] ¿Es café instantáneo sin aromatizar?
    [parts-of-printers-not-facsimile] ¿Es parte de una impresora de 8443.31 u 8443.32, no de un fax?
    [local-area-network-apparatus] ¿La mercancía es un aparato de red de área local (enrutador, conmutador, concentrador, puente o adaptador)?
    [parts-of-lan-equipment] ¿Es parte de equipo de red de área local de 8517.62?
    [parts-of-computer-monitors-or-projectors] ¿Es parte de un monitor o proyector de 8528.42, 8528.52 u 8528.62?
    [computer-power-supply-or-its-parts] ¿Es una fuente de poder para computadoras, o parte de una?
   *[other] ¿Es así: { $text }?
    }
origin-ask-of-line = { $fact ->
    [in-component] ¿{ $line } es parte del componente que determina la clasificación de la mercancía?
    [elastomeric] ¿{ $line } es elastomérico?
    [formed-and-finished-in-territory] ¿{ $line } se formó y acabó en México, Estados Unidos o Canadá?
    [pocket-bag-fabric] ¿{ $line } se usa para bolsas de bolsillo?
    [used-as-sewing-thread] ¿{ $line } se usa como hilo de coser?
    [truffles] ¿{ $line } son trufas?
    [capers] ¿{ $line } son alcaparras?
    [macadamia-nuts] ¿{ $line } son nueces de macadamia?
    [pear-peach-or-apricot] ¿{ $line } es pera, durazno o chabacano?
    [single-juice-ingredient] ¿{ $line } es un ingrediente de un solo jugo?
    [dairy-preparation-over-10-percent-milk-solids] ¿{ $line } es una preparación láctea con más de 10 % de sólidos lácteos en peso seco?
   *[other] ¿Es así de { $line }: { $fact }?
    }

# Las reglas en palabras llanas
origin-words-any = cualquier clasificación
origin-words-other = { $level ->
    [chapter] cualquier otro capítulo
    [heading] cualquier otra partida
    [subheading] cualquier otra subpartida
   *[item] cualquier otra fracción
    }
origin-words-other-group = { $level ->
    [chapter] cualquier otro capítulo, incluso otro del grupo
    [heading] cualquier otra partida, incluso otra del grupo
    [subheading] cualquier otra subpartida, incluso otra del grupo
   *[item] cualquier otra fracción, incluso otra del grupo
    }
origin-words-outside-group = { $level ->
    [chapter] cualquier capítulo fuera del grupo
    [heading] cualquier partida fuera del grupo
    [subheading] cualquier subpartida fuera del grupo
   *[item] cualquier fracción fuera del grupo
    }
origin-words-within = { $level ->
    [heading] cualquier otra partida
    [subheading] cualquier otra subpartida
   *[item] cualquier otra fracción
    } dentro { $within ->
    [chapter] del capítulo
    [heading] de la partida
   *[subheading] de la subpartida
    }
origin-words-code = { $code }
origin-words-codes = { $first } a { $last }
origin-words-described = { $codes } ({ $description })
origin-words-description = { $description }
origin-words-description-not = salvo { $description }
origin-words-or = { $first }, o { $second }
origin-words-change = un cambio desde { $allowed }
origin-words-no-change = no se exige cambio de clasificación arancelaria
origin-words-except = excepto desde { $except }
origin-words-rvc-both = un valor de contenido regional de al menos { $transaction_value } (valor de transacción) o { $net_cost } (costo neto)
origin-words-rvc-transaction-value = un valor de contenido regional de al menos { $transaction_value } (valor de transacción)
origin-words-rvc-net-cost = un valor de contenido regional de al menos { $net_cost } (costo neto)
origin-words-rvc-none = sin valor de contenido regional
origin-words-condition = siempre que: { $text }
origin-words-from = para mercancías desde { $from }
origin-words-from-until = para mercancías desde { $from } y antes de { $until }
origin-words-at-most-one-group = los materiales no originarios vienen a lo más de uno de estos grupos: { $groups }
origin-words-several-groups = los materiales no originarios vienen de más de uno de estos grupos: { $groups }

# Qué está mal
error-origin-code-too-short = el código `{ $code }` de la mercancía es muy corto para una regla de origen
    .why = Las reglas de origen se escriben por subpartida; con menos dígitos no se puede elegir regla.
    .help = Dé al menos seis dígitos del código.
error-origin-amount-negative = el renglón `{ $line }` tiene una cantidad negativa
    .why = Un valor o peso bajo cero haría parecer menores los demás materiales.
    .help = Corrija el valor o el peso del renglón.
error-origin-currencies-differ = { $left } y { $right } no se pueden comparar sin tipo de cambio
    .why = Los valores se comparan al centavo; para eso hace falta una sola moneda.
    .help = Convierta los valores con un tipo de cambio del caso, con fuente y fecha.
error-origin-amount-out-of-range = una cantidad excede lo que se puede calcular con exactitud
    .why = Nada se redondea en el camino; por eso hay una cantidad máxima.
    .help = Revise en la lista si hay una errata.
error-origin-law-chapter-twice = el capítulo { $chapter } de las reglas está dos veces
    .why = Dos archivos de un capítulo dejarían abierto qué regla rige.
    .help = Quite uno de los dos archivos de law/usmca/product_specific.
error-origin-law-rule-twice = la regla { $rule } está dos veces
    .why = Una respuesta cita el número de su regla; debe ser una sola.
    .help = Vuelva a numerar una de las dos.
error-origin-law-rule-outside-chapter = la regla { $rule } rige mercancías fuera de su capítulo
    .why = La regla se busca en el capítulo de la mercancía; ahí nunca se hallaría.
    .help = Corrija los códigos de la regla o cámbiela de archivo.
error-origin-law-fact-ambiguous = `{ $first }` y `{ $second }` preguntarían el mismo dato `{ $fact }`
    .why = La respuesta a una se tomaría por la otra.
    .help = Redacte de otro modo una de las dos.
error-rule-notation-unreadable = columna { $column }: se esperaba { $expected }, se halló `{ $found }`
    .why = Una regla leída a medias sería una regla falsa.
    .help = Escriba en ese lugar una de las formas indicadas; docs/notation.md las tiene todas.
error-rule-notation-alternative-without-rule = una alternativa sin regla arriba
    .why = Nada dice para qué mercancías es.
    .help = Escriba arriba el renglón `rule`.
error-rule-notation-rule-without-alternative = la regla { $rule } no tiene alternativa
    .why = Ninguna mercancía podría cumplirla.
    .help = Escriba al menos una alternativa abajo.
error-rule-notation-letter-out-of-order = la alternativa { $letter } de la regla { $rule } está fuera de orden
    .why = Las respuestas citan la letra; cada una va una vez y en orden.
    .help = Corrija las letras.
error-rule-notation-no-header = el archivo no empieza con su capítulo y su fuente
    .why = Hay que nombrar el capítulo y la fuente de las reglas.
    .help = Empiece el archivo con `chapter NN` y `source …`.
error-rule-notation-wrong-chapter = la regla { $rule } no es del capítulo { $chapter }
    .why = Su número apuntaría a otro archivo.
    .help = Corrija el número o el capítulo.
error-origin-provision-codes-unreadable = `{ $value }` no es una lista de códigos
    .why = Una disposición para mercancías ilegibles no serviría a ninguna, o a todas.
    .help = Escriba códigos y rangos: `0401-0406, 2105 except 2105.00`.
error-origin-provision-percent-unreadable = `{ $value }` no es un porcentaje
    .why = Un umbral debe ser exacto.
    .help = Escriba un número simple de 0 a 100 entre comillas.
error-origin-provision-key-missing = a `{ $entry }` le falta `{ $key }`
    .why = Sin ella la disposición no dice nada.
    .help = Agregue la clave.
error-origin-provision-key-out-of-place = `{ $entry }` no lleva `{ $key }`
    .why = Se pasaría por alto en silencio.
    .help = Quite la clave.
error-concordance-code-unreadable = { $reason }
    .why = Las mercancías de ese código no hallarían regla.
    .help = Escriba códigos de 4, 6 u 8 dígitos; varios anteriores, con espacios.
error-concordance-certainty-unknown = `{ $value }` no es ni `certain` ni `one-of`
    .why = Una respuesta se apoya en una entrada cierta y pregunta en la otra.
    .help = Escriba una de las dos palabras.
error-concordance-codes-count = { $code }: una entrada cierta nombra un código anterior; otra, al menos dos
    .why = Lo cierto tiene un código anterior; lo que no, varios.
    .help = Corrija los códigos o la certeza.
error-concordance-code-twice = { $code } está dos veces
    .why = Dos entradas podrían decir cosas distintas.
    .help = Quite una.


# El comando
help-origin = ¿Es originaria del T‑MEC la mercancía de un caso? O bien: la regla de un código
    .case = La carpeta con case.toml
    .scenario = Sólo este escenario
    .as-of = Consulta la ley de otro día que el del caso
    .format = text o json
    .examples =
        otay origin examples/guitar
        otay origin examples/guitar --scenario tijuana --format json
        otay origin rule 8544.42.90 --as-of 2026-10-09
help-origin-rule = La regla de un código en palabras llanas, sus umbrales en una fecha, su fuente
    .code = El código de la mercancía: seis dígitos o más
    .as-of = El día cuya ley se consulta; si falta, el de la evidencia más reciente
    .format = text o json
    .examples =
        otay origin rule 9202.90
        otay --lang es origin rule 8518.30.20
origin-rule-title = Regla de origen de { $code } al { $date }
origin-rule-of = Regla { $rule }, para mercancías de { $scope }
origin-rule-alternative = { $letter }: { $words }.
origin-rule-automotive = La fuente subraya la regla: para uso en un vehículo automotor pueden aplicarse las disposiciones automotrices de la NG 11(k).
origin-rule-source = Leída en { $source }.
error-origin-scenario-unknown = el caso no tiene el escenario `{ $scenario }`
    .why = Sólo se puede responder por un escenario del caso.
    .help = Elija uno de { $known }.

# Las cifras de un vehículo
origin-requirement = { $fact ->
    [core-parts-originate] Las partes esenciales del vehículo son originarias.
    [labor-value-content-met] Se alcanza el valor de contenido laboral.
    [steel-and-aluminum-purchases-met] Las compras de acero y aluminio son originarias en lo exigido.
   *[other] { $fact }
    }
origin-average = Contenido promediado sobre { $category ->
    [model-line-in-plant] la línea de modelo en una planta
    [class-in-plant] la clase de vehículos en una planta
    [model-line-or-class] la línea de modelo o la clase en el territorio
    [parts-of-plant] las partes producidas en una planta
   *[other] { $category }
    }, { $vehicles ->
    [exported] solo lo exportado a otra Parte
   *[other] la totalidad
    }, del { $from } al { $until }.
origin-average-estimated = Las sumas son estimaciones: al cierre del ejercicio hay que verificar los costos reales y avisar a todos si no alcanzan.
origin-core-part-declared = { $part } ({ $group ->
        [engine] motor
        [transmission] transmisión
        [body-and-chassis] carrocería o bastidor
        [axle] eje
        [suspension] sistema de suspensión
        [steering] sistema de dirección
        [advanced-battery] batería avanzada
       *[other] { $group }
    }) es originaria por una declaración.
origin-core-part-battery = { $part } es una batería avanzada que cumple su propia regla.
origin-metals-period = Compras de { $period ->
    [previous-fiscal-year] el ejercicio fiscal anterior
    [previous-calendar-year] el año calendario anterior
    [quarter-or-month-to-date] el trimestre o mes en curso
    [fiscal-year-to-date] el ejercicio fiscal en curso
   *[other] el año calendario en curso
    }, a nivel corporativo en el territorio.
origin-metals-estimated = Las compras son estimaciones: al cierre del ejercicio hay que verificar las reales y avisar a todos si no alcanzan.
origin-labor-period = Valor de contenido laboral de { $period ->
    [previous-fiscal-year] el ejercicio fiscal anterior
    [previous-calendar-year] el año calendario anterior
    [quarter-or-month-to-date] el trimestre o mes en curso
    [fiscal-year-to-date] el ejercicio fiscal en curso
   *[other] el año calendario en curso
    }.
origin-labor-counts = La mano de obra del ensamble cuenta: { $amount }.
origin-labor-left-out = La mano de obra del ensamble ({ $amount }) no cuenta: la planta no paga lo suficiente.
origin-high-wage-material = Cuentan materiales por { $amount }: su planta paga lo suficiente.
origin-low-wage-material = No cuentan materiales por { $amount }: su planta no paga lo suficiente.
origin-staging = El régimen de transición alternativo, en lugar de los requisitos ordinarios del vehículo.
origin-value-staging-not-approved = No se aprobó un régimen de transición alternativo para el vehículo.
origin-ask-core-part = ¿Es { $line } en sí motor, transmisión, carrocería o bastidor, eje, suspensión, dirección o batería avanzada del vehículo? Responda `core-part` en su renglón con engine, transmission, body-and-chassis, axle, suspension, steering, advanced-battery o none.
origin-ask-core-component = ¿Es { $line } uno de los componentes que la tabla A.2 lista para esta parte: { $group ->
        [engine] motor
        [transmission] transmisión
        [body-and-chassis] carrocería o bastidor
        [axle] eje
        [suspension] sistema de suspensión
        [steering] sistema de dirección
        [advanced-battery] batería avanzada
       *[other] { $group }
    }? Responda `core-component` en su renglón.
origin-ask-core-group = ¿Qué renglón de la lista de materiales corresponde a esta parte del vehículo: { $group ->
        [engine] motor
        [transmission] transmisión
        [body-and-chassis] carrocería o bastidor
        [axle] eje
        [suspension] sistema de suspensión
        [steering] sistema de dirección
        [advanced-battery] batería avanzada
       *[other] { $group }
    }? Márquelo con `core-part`, dé sus cifras en `core_parts`, o nombre el grupo en `none` si el vehículo no la tiene.
origin-ask-core-part-net-cost = ¿Cuál es el costo neto de la parte esencial { $part }?
origin-ask-core-part-non-originating = ¿Cuánto valen los materiales no originarios de la parte esencial { $part }?
origin-ask-core-part-listed-components = ¿Cuánto valen los componentes no originarios de la columna 2 de la tabla A.2 en la parte esencial { $part }?
origin-ask-purchases = ¿Cuánto { $metal ->
    [steel] acero
   *[other] aluminio
    } de la tabla S compró el productor, por fracción y valor, y cuánto de él es originario? Si no compra, nombre el metal en `none`.
origin-ask-labor-net-cost = ¿Cuál es el costo neto de los vehículos sobre los que se suman las cifras laborales?
origin-ask-labor-total-purchases = ¿Cuánto valen todas las partes y materiales que el productor compró en el año para sus vehículos?
origin-ask-vehicle-plant-wage = ¿Cuánto ganan por hora en promedio, sin prestaciones, los trabajadores de producción directa de la planta que ensambla el vehículo?
origin-ask-high-wage-materials = ¿Cuánto valen los materiales hechos en plantas que pagan el salario que se exige?
origin-ask-staging-approved = ¿Aprobaron los tres países un régimen de transición alternativo para el vehículo?
