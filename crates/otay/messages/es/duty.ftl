## Aranceles: preguntas, respuestas, su desarrollo y lo que está mal en ellas.

help-duty = Arancel de una línea de un pedimento de entrada, o de cada renglón de un archivo
    .code = La fracción arancelaria, de ocho o diez dígitos, con o sin puntos
    .origin = El país del que la mercancía es producto, en dos letras
    .date = El día de entrada, como 2026-03-01
    .value = El valor en aduana en dólares
    .qty = Una cantidad en una unidad de la tarifa, como KG=70; puede repetirse
    .claim = La preferencia que se reclama, por su indicador: S, KR, A, etcétera
    .fact = Un hecho del que depende el arancel, como metal=steel:0.3; puede repetirse; --facts los enumera
    .mode = Cómo llega: ocean, truck, rail, air, mail o pipeline
    .what-if = Supone un arancel apagado o con otra tasa, como s301-china=off; puede repetirse
    .what-if-file = Un archivo de supuestos: TOML con una tabla [what_if]
    .range = Dice entre qué montos queda el arancel mientras faltan hechos
    .explain = Muestra el desarrollo, paso por paso
    .format = text o json
    .facts = Enumera los hechos de los que dependen los aranceles
    .batch = Un CSV de preguntas con las columnas id,code,origin,date,value,qty,claim,facts
    .entry = Un CSV con las mismas columnas, cada renglón una línea de un solo pedimento de entrada
    .out = El CSV de respuestas
    .examples =
        otay duty --code 9202.90.40.00 --origin CN --date 2026-03-01 --value 10000
        otay duty --code 7604.10.10 --origin MX --date 2026-10-01 --value 5000 --qty KG=900 --claim S --explain
        otay duty --code 9403.10.00 --origin VN --date 2026-02-01 --value 8000 --fact metal=steel:0.3
        otay duty --batch lineas.csv --out aranceles.csv
        otay duty --entry lineas.csv

duty-head = { $code }, producto de { $country }, entrada { $date }, valor { $value }
duty-verdict-determined = Arancel { $total }: { $percent } del valor
duty-verdict-prohibited = No puede entrar ({ $citation })
duty-verdict-undetermined = { $count ->
    [one] Sin determinar: falta un hecho
   *[other] Sin determinar: faltan { $count } hechos
    }
duty-range = Sean cuales sean los hechos que faltan, el arancel queda entre { $least } y { $greatest }.
duty-range-or-barred = El arancel queda entre { $least } y { $greatest }, o la mercancía no puede entrar, según los hechos que faltan.
duty-amount-unknown = se desconoce
duty-rate-lifted = sin efecto
duty-heading-missing = Hechos por dar
duty-heading-reliefs = Beneficios previstos para esta mercancía que no se reclaman
duty-heading-doubts = Dudas abiertas
duty-heading-working = Desarrollo
duty-relief-open = { $fact }: { $heading } quitaría o bajaría { $authority }
duty-component = { $authority }, { $heading }, { $rate }{ $basis ->
    [full-value] {""}
   *[other] {" "}sobre { $basis-value }
    }
duty-fee = { $fee ->
    [mpf] Derecho de procesamiento de mercancías
   *[hmf] Derecho de mantenimiento portuario
    }{ $treatment ->
    [minimum] , mínimo
    [maximum] , máximo
    [exempt-originating] , exento por el programa reclamado
    [exempt-chapter-98] , exento por el capítulo 98
    [exempt-mode] , no se causa por este medio de transporte
    [informal] , entrada informal
    [bounds-not-known] , se desconocen los límites del año fiscal
   *[other] {""}
    }
duty-authority = { $authority ->
    [column-1-general] Tasa general
    [column-1-special] Tasa especial
    [column-2] Tasa de la columna 2
    [s301-china] Sección 301, China
    [s301-china-cranes] Sección 301, grúas y chasis de China
    [s301-brazil] Sección 301, Brasil
    [s301-nicaragua] Sección 301, Nicaragua
    [s301-forced-labor] Sección 301, trabajo forzoso
    [s338] Sección 338, Canadá
    [s122] Sobretasa de la sección 122
    [s201] Salvaguardia de la sección 201
    [s232-metals] Sección 232, metales
    [s232-steel] Sección 232, acero
    [s232-aluminum] Sección 232, aluminio
    [s232-aluminum-russia] Sección 232, aluminio ruso
    [s232-copper] Sección 232, cobre
    [s232-autos] Sección 232, vehículos
    [s232-auto-parts] Sección 232, autopartes
    [s232-mhd] Sección 232, vehículos pesados y sus partes
    [s232-lumber] Sección 232, productos de madera
    [s232-semiconductors] Sección 232, semiconductores
    [s232-pharma] Sección 232, farmacéuticos
    [s232-drones] Sección 232, aeronaves no tripuladas
    [ieepa-fentanyl] Ley de emergencia, fentanilo
    [ieepa-reciprocal] Ley de emergencia, recíproco
    [ieepa-brazil] Ley de emergencia, Brasil
    [ieepa-india] Ley de emergencia, India
    [column-2-russia] Tasa elevada, Rusia
    [postal-flat] Tasa única de envíos postales
    [low-value-exemption] Exención de bajo valor
   *[other] { $authority }
    }

duty-entry-head = Entrada del { $date }: { $count ->
        [one] 1 línea
       *[other] { $count } líneas
    }, valor { $value }
duty-entry-line = { $id }: { $code } de { $country }, { $value }
duty-entry-line-prohibited = { $line }; no puede entrar ({ $heading })
duty-entry-prohibited = Una línea no puede entrar
duty-entry-total = Arancel y derechos
duty-supposed = Supuesto, no ley: { $suppositions }.
duty-supposed-off = { duty-authority } ({ $authority }) sin efecto
duty-supposed-percent = { duty-authority } ({ $authority }) a { $percent }
duty-rate-up-to = hasta { $percent } en total
duty-step-column-two = Los productos de { $country } pagan la columna 2.
duty-step-ordinary = { $kind ->
    [special] Tasa especial ({ $program }) de { $code }
    [column-2] Tasa de la columna 2 de { $code }
   *[other] Tasa general de { $code }
    }: { $rate } sobre { $basis } da { $amount }.
duty-step-claim-declared = Se reclama { $claim } ({ $program }); aquí nada prueba el origen, el reclamo se toma como declarado.
duty-step-claim-found = Se reclama { $claim } ({ $program }) con base en una determinación de origen.
duty-step-claim-unknown = { $claim } no es el indicador de ningún programa; se aplica la tasa general.
duty-step-claim-country = { $program } no está abierto a productos de este país; se aplica la tasa general.
duty-step-claim-not-in-force = { $program } no está vigente ese día; se aplica la tasa general.
duty-step-claim-line = La línea no concede nada con { $claim }; se aplica la tasa general.
duty-step-claim-column-two = Lo que paga la columna 2 no puede reclamar { $claim }.
duty-step-chapter98 = Entra al amparo de { $provision }: el arancel recae en la parte del valor que dejan sus términos.
duty-step-chapter98-frees = La entrada al amparo del capítulo 98 libera de { duty-authority }.
duty-step-gives-way = { duty-authority } cede ante { $before }.
duty-step-relief = { $heading }: no se debe nada por { duty-authority }.
duty-step-additional = { $heading } ({ duty-authority }; { $authority }; desde { $from }): { $rate } sobre { $basis }{ $basis-kind ->
    [metal-content] {" "}(valor del metal)
    [value-less-metal] {" "}(valor sin el metal que grava otro arancel)
    [non-us-content] {" "}(valor sin el contenido de Estados Unidos)
    [work-abroad] {" "}(valor del trabajo en el extranjero)
    [less-us-components] {" "}(valor sin los componentes de Estados Unidos)
   *[other] {""}
    } da { $amount }.
duty-step-in-place-of-column-two = { $heading }: { $rate } en lugar de la tasa de la columna 2, { $amount }.
duty-step-in-lieu = { $rate } en lugar de cualquier otro arancel ({ duty-authority }): { $amount }.
duty-step-prohibited = La mercancía no puede entrar desde { $from } ({ duty-authority }, { $heading }).
duty-step-fee = { $fee ->
    [mpf] Derecho de procesamiento de mercancías
   *[hmf] Derecho de mantenimiento portuario
    } a { $rate }{ $treatment ->
    [minimum] , elevado al mínimo de una entrada
    [maximum] , limitado al máximo de una entrada
    [exempt-originating] : exento por el programa reclamado
    [exempt-chapter-98] : exento por el capítulo 98
    [exempt-mode] : solo se causa sobre carga por buque
    [informal] : la cuota fija de una entrada informal
    [bounds-not-known] ; se desconocen los límites de este año fiscal, así que el monto se da solo donde no influyen
    [mode-not-given] : no se calculó, no se dio el medio de transporte
   *[other] {""}
    }: { $amount }.

duty-fact-absent-not-claimed = Si no se da: no se reclama, el arancel se aplica.
duty-fact-absent-asked = Si no se da: se pregunta, la respuesta queda sin determinar.
duty-facts-of-the-line = Hechos de la línea misma, que se dan igual:
panel-progress = Calculando líneas
panel-done = { $lines } líneas por { $countries } países, { $rows } renglones.
duty-batch-progress = Contestando renglones
duty-batch-done = { $rows ->
        [one] 1 renglón
       *[other] { $rows } renglones
    }: { $determined } determinados, { $prohibited } que no pueden entrar, { $undetermined } sin determinar, { $errors } rechazados.

duty-fact-question = { $fact ->
    [donation] ¿Es una donación para aliviar el sufrimiento humano?
    [informational-materials] ¿Es material informativo, como libros, películas u obras de arte?
    [personal-baggage] ¿Es para uso personal y viene en equipaje acompañado?
    [transshipped] ¿Determinó la aduana que hubo transbordo para evadir un arancel?
    [postal] ¿Llega por la red postal?
    [low-value-exemption] ¿Se reclama la entrada libre por su bajo valor?
    [informal-entry] ¿Es una entrada informal?
    [loaded-on] ¿Qué día se cargó en el buque o estaba ya en tránsito en el último medio de transporte?
    [imported-on] ¿Qué día se importó?
    [civil-aircraft] ¿Es aeronave civil, o motor, parte o componente de ella, según la nota general 6?
    [pharma-use] ¿Es para aplicaciones farmacéuticas?
    [named-product] ¿Qué producto nombrado y de qué nota es (2v-iii-b, 2aa-iii, 50a-iii, 52c, 52j-xx, eu-particular)?
    [china-exclusion] ¿Cumple la descripción de una exclusión de la nota 20(vvv) o 20(www)?
    [enteral-syringe] ¿Es una jeringa enteral?
    [ship-to-shore-crane] ¿Es una grúa pórtico de buque a tierra?
    [crane-contract] ¿Se contrató la grúa antes de la fecha que señala la partida?
    [intermodal-chassis] ¿Es un chasis intermodal, un subensamble o una parte de uno?
    [metal] ¿Qué proporción del valor en aduana es acero, aluminio y cobre (steel:0.3+aluminum:0.1, o none)?
    [metal-weight] ¿Qué proporción de su peso es el metal de la lista?
    [us-metal] ¿Qué proporción de su metal se fundió y vació en Estados Unidos?
    [uk-metal] ¿Qué proporción de su metal se fundió o vació en el Reino Unido?
    [smelted-in] ¿En qué país se fundió alguna parte de su aluminio primario, o se vació el artículo?
    [commerce-authorization] ¿Autorizó el Departamento de Comercio la cantidad con la tasa menor?
    [commerce-approval] ¿Aprobó el Departamento de Comercio el contenido de Estados Unidos?
    [motorcycle-part] ¿Es una parte para fabricar motocicletas en Estados Unidos?
    [equipment-part] ¿Se usa solo para fabricar equipo agrícola o industrial, fijo o móvil?
    [us-content] ¿Qué proporción del valor en aduana es contenido de Estados Unidos?
    [vehicle-part] ¿Es parte de un vehículo ligero (light), de uno mediano o pesado (heavy), o de ninguno (none)?
    [certified-part] ¿Certifica el importador que es para fabricar o reparar vehículos ligeros o pesados en Estados Unidos?
    [knock-down-kit] ¿Es un juego para ensamble o un conjunto de partes?
    [vehicle-25-years] ¿Se fabricó el vehículo al menos 25 años antes del año de entrada?
    [not-listed-vehicle] ¿Es algo distinto de los vehículos a que se refiere la partida?
    [quota] ¿Está dentro del cupo (in) o lo excede (over)?
    [quartz-surface] ¿Es un producto de superficie de cuarzo?
    [bifacial-panel] ¿Es un panel solar bifacial?
    [not-wooden-cabinet] ¿Es algo distinto de un gabinete o tocador de madera terminado, o de su parte?
    [semiconductor-parameters] ¿Contiene un circuito lógico dentro de las ventanas de rendimiento y ancho de banda de la nota 39(b)?
    [semiconductor-end-use] ¿Es para un uso final de la nota 39(d)?
    [patent] ¿El medicamento es de patente o genérico?
    [pharma-company] ¿Su fabricante es una empresa del Anexo III u otra?
    [onshoring-plan] ¿Lo cubre un plan aprobado de relocalización?
    [mfn-pricing] ¿Lo cubre un acuerdo de precios de nación más favorecida?
    [specialty-drug] ¿Es para uno de los usos especiales de la nota 40(h)(iii)?
    [us-active-ingredient] ¿Su ingrediente activo es producto de Estados Unidos?
    [not-pharmaceutical] ¿Es algo distinto de un artículo farmacéutico?
    [research-use] ¿Es para investigación, desarrollo o ensayos clínicos?
    [thermal-imaging] ¿Lleva imagen térmica la aeronave no tripulada?
    [uas-part] ¿Es para usarse en o con la aeronave no tripulada de la nota 43?
    [allied-components] ¿Sus componentes críticos son en lo sustancial de Estados Unidos o de los aliados nombrados?
    [uas-onshoring] ¿Cubre a la aeronave no tripulada un plan aprobado de relocalización?
    [packaged] ¿Viene envasado en botellas, latas, cajas, barriles o similares?
    [statistical-suffix] ¿Qué línea de diez dígitos es? Solo algunas de las que dependen de este código están cubiertas.
    [chapter98-terms] ¿Qué parte dejan gravada los términos de la disposición del capítulo 98? No están modelados.
    [rate-elsewhere] ¿Qué arancel da la disposición a la que remite la tarifa?
    [rate-of-line] ¿Cuál es la tasa de la línea? La columna está vacía.
   *[other] Dé { $fact }: de ello depende la tasa de la línea.
    }

duty-doubt = { $assumption ->
    [after-evidence] El día es posterior a la evidencia más reciente que se leyó; no se cuenta nada publicado después.
    [suffix-newer-than-schedule] La línea de diez dígitos es más nueva que la tarifa que se tiene; la tasa es la de su fracción.
    [ieepa-void] La Suprema Corte resolvió el 20 de febrero de 2026 que la ley de emergencia no faculta para imponer aranceles; lo pagado está sujeto a devolución.
    [ieepa-grey-zone] Del 20 al 23 de febrero de 2026 los aranceles de la ley de emergencia eran nulos y aún se cobraban; aquí no se cuentan.
    [s122-litigation] Un tribunal declaró ilegal la sobretasa para tres demandantes; la resolución está suspendida.
    [s122-metals-slip] Del 8 de junio al 22 de julio de 2026 la salida impresa de la sobretasa omitió la partida 9903.82.02; se lee como un descuido.
    [pharma-use-chapter-30] Se toma que las mercancías del capítulo 30 de la lista son de uso farmacéutico por sus propios términos.
    [cafta-textile-list] La nota no imprime una lista de textiles y prendas; la lista usada es una aproximación.
    [metal-chapters-whole] En los capítulos 72, 73, 74 y 76 se toma que el metal es el valor entero salvo que se declare menos.
    [steel-derivatives-eight-digits] La lista de derivados de acero anterior al 6 de abril de 2026 tiene algunos números de diez dígitos recortados a ocho.
    [quota-countries-2025] Los cupos por país anteriores al 12 de marzo de 2025 vienen de una fuente secundaria.
    [civil-aircraft-lists] La lista de mercancías de aeronaves civiles es la de la Unión Europea, tomada también para este país.
    [russia-aluminum-derivatives] Los derivados de aluminio ruso siguen las listas de la nota 19 tal como se imprimió.
    [auto-deal-start] El primer día de la tasa acordada de vehículos viene de notas secundarias.
    [vehicle-parts-by-name] Aquí la lista se divide en autopartes por su nombre y mercancía general.
    [pharma-plan-or-deal] Donde un plan de relocalización coincide con una tasa acordada, se toma la menor.
    [quartz-exempt-countries] Los países en desarrollo exentos son los de una nota de salvaguardia anterior.
    [china-cranes-2026-11-10] No se confirmaron los aranceles a grúas y chasis previstos para el 10 de noviembre de 2026.
    [china-exclusions-after-2026-11-09] Las exclusiones terminan después del 9 de noviembre de 2026 en todo texto leído; no se pudo verificar una prórroga.
    [mpf-bounds-2027] No se encontraron el mínimo y el máximo del derecho de procesamiento para el año fiscal 2027.
    [program-dates] Las fechas y los países del programa son en parte conocimiento general, no leído en una fuente.
    [gsp-lapsed] El sistema generalizado de preferencias caducó después de 2020 y no se encontró renovación.
    [agoa-lapse] El programa para África terminó el 30 de septiembre de 2025 según la ley; no se encontró renovación.
   *[other] Véase el supuesto { $assumption }.
    }

error-quantity-form = `{ $text }` no es una cantidad
    .help = Escriba UNIDAD=monto, como KG=70.
error-quantity-amount = `{ $text }` no es una cantidad de cero o más
    .help = Escriba un número decimal simple después de la unidad.
error-unit-unknown = `{ $text }` no es una unidad de cantidad
    .help = Escriba una unidad de la tarifa: NO, KG, DOZ, L, M2, PRS, etcétera.
error-quantity-twice = la unidad `{ $text }` se da dos veces
    .help = Dé un solo monto por unidad.
error-transport-mode-unknown = `{ $text }` no es un medio de transporte
    .help = Escriba ocean, truck, rail, air, mail o pipeline.
error-program-claim-form = `{ $text }` no es un indicador de programa especial
    .help = Escríbalo como lo imprime la tarifa: S, S+, KR, A*, P.
error-chapter98-provision-unknown = `{ $text }` no es una disposición del capítulo 98
    .help = Escriba 9801.00.10, 9802.00.40, 9802.00.50, 9802.00.60, 9802.00.80 u otro código del capítulo 98.
error-chapter98-amount = el monto de { $provision } no queda entre cero y el valor en aduana
    .help = Dé la parte del valor en aduana de la que habla la disposición.
error-chapter98-amount-missing = { $provision } necesita el hecho `{ $fact }`
    .why = Su arancel recae en una parte del valor.
    .help = Agregue --fact { $fact }=MONTO.
error-duty-entry-days-differ = esta línea es del { $date }; la primera, del { $first }
    .why = Una entrada tiene un solo día, y de él dependen aranceles y derechos.
    .help = Separe las entradas, o use --batch para renglones que no van juntos.
error-duty-entry-empty = `{ $file }` no tiene ninguna línea
    .help = Escriba una línea de la entrada por renglón, bajo id,code,origin,date,value,qty,claim,facts.
error-chapter98-amount-unused = se da `{ $fact }` y no se reclama ninguna disposición del capítulo 98 que lo tome
    .why = Un monto que no cuenta daría por buena una respuesta sin él.
    .help = Agregue --fact chapter98=DISPOSICIÓN, o quite el monto.
error-duty-fact-unknown = `{ $name }` no es un hecho del que dependan aranceles
    .help = { $nearest ->
        [none] `otay duty --facts` los enumera.
       *[other] ¿Quiso decir `{ $nearest }`? `otay duty --facts` los enumera.
    }
error-duty-fact-value = `{ $value }` no es un valor del hecho `{ $name }`
    .help = `otay duty --facts` muestra la forma de cada uno.
error-duty-fact-twice = el hecho `{ $name }` se da dos veces
    .help = Délo una sola vez.
error-tariff-code-is-provision = { $code } es una disposición especial, no el código de una mercancía
    .why = Los capítulos 98 y 99 cambian el arancel de una mercancía que tiene su propio código.
    .help = Dé el código de los capítulos 1 a 97; reclame el capítulo 98 con --fact chapter98=DISPOSICIÓN.
error-tariff-code-not-digits = `{ $text }` no es un código arancelario
    .help = Solo lleva dígitos y puntos.
error-tariff-code-wrong-length = `{ $text }` tiene { $digits } dígitos
    .help = Un código arancelario tiene 2, 4, 6, 8 o 10; el arancel se debe en ocho o diez.
error-duty-origin-is-importer = { $origin } es el país de importación: sus propios productos no pagan arancel como importaciones
    .help = Para mercancías que regresan, reclame 9801.00.10: --fact chapter98=9801.00.10.
error-customs-value-negative = el valor en aduana es menor que cero
    .help = Dé el valor que determina la aduana.
error-customs-value-currency = el valor en aduana está en { $given }; el arancel se calcula en { $needed }
    .help = Conviértalo con el tipo de cambio que la aduana certificó para el día de exportación.
error-duty-authority-unknown = `{ $name }` no es una autoridad del libro de leyes
    .help = Use los nombres de la respuesta, como s301-china o s232-metals.
error-duty-what-if-form = `{ $text }` no es un supuesto
    .help = Escriba autoridad=off, o autoridad=25 para otro porcentaje.
error-duty-what-if-file = `{ $file }` no es un archivo de supuestos: { $reason }
    .help = Escriba una tabla [what_if] con líneas como s301-china = "off".
error-duty-out-of-range = los montos son demasiado grandes para calcular
    .help = Revise el valor y las cantidades.
error-duty-country-unknown = `{ $text }` no es un país de ISO 3166-1
    .help = Escriba sus dos letras, como MX.
error-duty-date-unreadable = `{ $text }` no es una fecha
    .help = Escriba año, mes y día: 2026-03-01.
error-duty-value-unreadable = `{ $text }` no es un monto en dólares
    .help = Escriba un número decimal: 10000 o 10,000.50. La coma separa millares.
error-duty-row-unreadable = no se puede leer el renglón: { $text }
    .help = Guarde el archivo como CSV en UTF-8.
error-duty-batch-column-missing = el primer renglón no nombra la columna `{ $column }`
    .help = Nombra id,code,origin,date,value,qty,claim,facts.
error-panel-not-written = no se escribió el panel: { $reason }
    .help = Revise la ruta y el espacio en el disco.
error-duty-batch-disk = el lote se detuvo: { $reason }
    .help = Revise el disco y el archivo y vuelva a correrlo.

error-additional-duty-authority-unknown = { $authority } se ordena frente a { $named }, que no es una autoridad
error-additional-duty-circle = { $authority } cede en círculo
error-additional-duty-overlap = dos entradas de { $heading } ({ $authority }) se traslapan el { $date }
error-additional-duty-unordered = { $first } y { $second } reclaman una misma línea el { $date } y nada los ordena
    .why = Una línea bajo ambos se gravaría al azar.
    .help = Diga en uno de los archivos que se suman, o cuál cede{ $code ->
        [none] {""}
       *[other] ; { $code } está en ambos
    }.
error-additional-duty-file-name = la autoridad `{ $text }` va en un archivo con su nombre
error-law-country-unknown = `{ $text }` no es ni un país ni un grupo de países
error-additional-duty-list-unknown = no hay una lista `{ $text }`
error-additional-duty-list-unused = nada usa la lista `{ $text }`
error-additional-duty-list-code = `{ $text }` no es un código arancelario
error-additional-duty-list-code-twice = `{ $text }` está dos veces en la lista para los mismos días
error-additional-duty-rate = `{ $text }` no es una tasa
    .help = Escriba 25%, up to 15%, none, barred, in lieu of all: 10%, o in place of column 2: 35%.
error-additional-duty-basis = `{ $text }` no es una base
error-additional-duty-condition = `{ $text }` no es una condición sobre un hecho conocido
error-law-word-unknown = `{ $text }` no es uno de: { $allowed }
error-additional-duty-heading-incomplete = una partida necesita número, países y tasa, o renglones en `each`
error-additional-duty-fact = el hecho `{ $text }` no es coherente: su tipo, valores y límites no concuerdan
