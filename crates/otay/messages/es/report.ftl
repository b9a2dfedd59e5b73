## Lo que enmarca un informe, trate de lo que trate.

report-satisfied = sí
report-not-satisfied = no
report-undetermined = por determinar
report-not-known = sin dato
report-step = Paso
report-item = Concepto
report-amount = Importe
report-at-low = En su extremo bajo
report-at-high = En su extremo alto
report-comes-to = resulta
report-missing = Para responder hace falta saber:
report-doubts = Dudas abiertas que tocan esta respuesta:
report-inputs = Con qué se calculó
report-sources = Fuentes
report-cited-effective = { $reference }, en vigor desde { $date }
report-contents = Contenido
report-working = El desarrollo
report-later = Abrirlo
report-more = { $count } más
report-sources-all = Todas las fuentes, también las de los desarrollos
report-table-behind = Las cifras de la gráfica
report-field-ahead = { $name } va adelante
report-field-today = hoy
report-field-corner = { $up } por { $across }
report-field-third = { $lead } (va adelante { $name })
report-from = de
report-as-of = Al { $date }
report-folded-section = En la página y con --format json.
report-printed-by = Calculado con otay { $version } a partir de los archivos que se indican al final. Los mismos archivos dan el mismo informe.
report-not-advice = Es apoyo para decidir, no asesoría jurídica.
report-folded = { $title }: { $count ->
    [one] { $count } paso
   *[other] { $count } pasos
}, desplegado en la página
# Una oración para las pruebas de presentación.
report-sample = { $text }

## El informe de un caso.

report-product = Producto
report-tariff-code = Fracción
report-annual-volume = Unidades al año
report-file = Archivo
report-scenario = Escenario
report-prices-illustrative = Los precios de este caso son ilustrativos: muestran cómo se llega a la respuesta y nadie los ha ofrecido.
report-prices-quoted = Los precios de este caso son cotizaciones.
report-prices-actual = Los precios de este caso son precios pagados.
report-after-evidence = La evidencia más reciente de la ley que se tiene aquí es del { $evidence }; lo que haya cambiado entre ese día y el { $date } no está en esta respuesta.
report-incomplete = No se puede ordenar { $scenarios }: faltan costos que nadie ha dado.

## El veredicto.

report-verdict-saves = { $name } cuesta menos: una unidad llega por { $cost }, es decir { $saving } o { $percent } menos que hoy, { $today }. { $entry }
report-verdict-stays = { $name }, como hoy, cuesta menos: una unidad llega por { $cost }. La siguiente opción, { $next }, cuesta { $more } más.
report-verdict-least = { $name } cuesta menos: una unidad llega por { $cost }. { $entry }
report-verdict-origin-only = El bien es originario conforme al T‑MEC cuando se fabrica así: { $scenarios }. Aún no se sabe cuánto cuesta cada opción.
report-verdict-open = Con lo que se sabe no se puede resolver ni el costo ni el origen.
report-entry-originating = Es originario conforme al T‑MEC y entra libre de arancel.
report-entry-free = Entra libre de arancel.
report-entry-pays = Paga { $duty } de arancel por unidad.
report-entry-open = Su arancel aún no está resuelto.
report-entry-made-here = Se fabrica en Estados Unidos y solo paga arancel por las partes del extranjero.
report-saved-a-unit = de ahorro por unidad frente a hoy, { $today }
report-saved-a-year = de ahorro al año, con { $volume } unidades
report-landed-a-unit = costo puesto en destino por unidad, { $name }
report-more-a-unit = más por unidad en la siguiente opción, { $next }
report-regional-value-content = de valor de contenido regional; se exige { $needed }

## Origen.

report-origin-title = Origen conforme al T‑MEC
report-origin-some = Es originario cuando se fabrica así: { $scenarios }.
report-origin-none = No es originario en ninguno de los escenarios tal como están.
report-origin-overview = Resultado y valor de contenido regional por escenario
report-originates = Originario
report-criterion = Criterio
report-method = Método
report-content = Contenido
report-needed = Se exige
report-method-transaction-value = valor de transacción
report-method-net-cost = costo neto
report-rule-declared = su regla, según se declaró en el caso y sin examinarla aquí
report-rule = regla específica { $rule }{ $alternative ->
    [none] {""}
   *[other] , alternativa { $alternative }
}
report-route-wholly-obtained = totalmente obtenido o producido en el territorio
report-route-originating-materials = hecho exclusivamente con materiales originarios
report-route-chapter-rule = una regla de su capítulo
report-route-parts-together = bienes y partes clasificados juntos, o sin ensamblar
report-route-deemed = bienes de tecnología de la información que se consideran originarios
report-route-set = un juego cuyas piezas son originarias, dentro de la tolerancia
report-route-alternative-staging = el régimen de transición alternativo
report-requirements = Lo que el vehículo debe cumplir además de su regla
report-requirement-column = Requisito
report-met = Se cumple
report-requirement = { $fact ->
    [core-parts-originate] Partes esenciales
    [labor-value-content-met] Valor de contenido laboral
    [steel-and-aluminum-purchases-met] Acero y aluminio
   *[other] { $fact }
    }
report-requirement-figure = { $requirement }: { $of ->
    [engine] motores
    [transmission] transmisiones
    [body-and-chassis] carrocería y bastidor
    [axle] ejes
    [suspension] suspensión
    [steering] dirección
    [advanced-battery] baterías avanzadas
    [super-core] todas como una, el supercore
    [steel] acero
    [aluminum] aluminio
    [high-wage-material-and-labor] materiales y mano de obra de salario alto
    [labor-value-content] en total
   *[other] { $of }
    }
report-origin-by = Es originario por el criterio { $criterion }: { $route }.
report-origin-fails = No cumple la { $rule }.
report-origin-outside = Hecho en { $country }, fuera del territorio del T‑MEC: no puede ser originario.
report-country-of-origin = Para el marcado y para los aranceles por país se declara producto de { $country }: { $basis }.
report-origin-diverges = Es originario conforme al T‑MEC y, aun así, cuenta como producto de { $country } para los aranceles por país: la preferencia por sí sola no los elimina.
report-content-met = Su valor de contenido regional por { $method } es { $content }; se exige { $needed }. Cumple por { $points } puntos, o por { $money } de materiales no originarios.
report-content-missed = Su valor de contenido regional por { $method } es { $content }; se exige { $needed }. Le faltan { $points } puntos, o le sobran { $money } de materiales no originarios.
report-failing = Materiales que lo impiden
report-material = Material
report-code = Código
report-value = Valor
report-reason = Por qué
report-turning = Sería originario si esto fuera originario: { $sets }.
report-turning-set = { $lines }
report-set-aside-no-evidence = { $count ->
    [one] De una parte se afirma que es originaria sin un documento que lo muestre, y cuenta como no originaria: { $parts }.
   *[other] De { $count } partes se afirma que son originarias sin un documento que lo muestre, y cuentan como no originarias: { $parts }.
}
report-set-aside-expired = { $count ->
    [one] El documento de una parte está vencido; la parte cuenta como no originaria: { $parts }.
   *[other] Los documentos de { $count } partes están vencidos; las partes cuentan como no originarias: { $parts }.
}
report-set-aside-later = { $count ->
    [one] El documento de una parte es de fecha posterior; la parte cuenta como no originaria: { $parts }.
   *[other] Los documentos de { $count } partes son de fecha posterior; las partes cuentan como no originarias: { $parts }.
}
report-set-aside-not-stated = { $count ->
    [one] De una parte no se dice si es originaria; cuenta como no originaria: { $parts }.
   *[other] De { $count } partes no se dice si son originarias; cuentan como no originarias: { $parts }.
}

## Arancel.

report-duty-title = Arancel de entrada a Estados Unidos
report-duty-lead = Lo que paga una unidad al entrar, cada componente con su fracción y su razón; nada se redondea antes de mostrarse.
report-duty-caption = Dólares por unidad
report-duty-history = Arancel del producto desde { $date }, por ciento del valor en aduana
report-duty-history-description = Hay un escalón donde cambió la ley. La mercancía, el valor, los datos y las preferencias son los del caso en cada fecha. Una línea se interrumpe donde la ley de esa fecha pide un dato que el caso no da, o prohíbe la mercancía.
report-duty-history-of = { $origin } ({ $scenarios })
report-component = Componente
report-heading = Fracción
report-rate = Tasa
report-duty = Arancel
report-duty-and-fees = Arancel y cuotas
report-duty-on-parts = Arancel de las partes del extranjero
report-free = libre
report-up-to = hasta { $percent }
report-component-general = Tasa general, columna 1
report-component-special = Tasa especial, columna 1
report-component-column-2 = Tasa de la columna 2
report-component-additional = Arancel adicional: { $authority }
report-component-relief = Exención de { $authority }
report-component-in-lieu = { $authority }, en lugar de otros aranceles
report-prohibited = No puede importarse: { $authority }
report-authority = { $authority ->
    [ieepa-brazil] poderes de emergencia, Brasil
    [ieepa-fentanyl] poderes de emergencia, fentanilo
    [ieepa-india] poderes de emergencia, India
    [ieepa-reciprocal] poderes de emergencia, recíproco
    [low-value-exemption] exención por bajo valor
    [postal-flat] arancel postal
    [s122] sección 122
    [s201] salvaguardia de la sección 201
    [s232-aluminum] sección 232, aluminio
    [s232-aluminum-russia] sección 232, aluminio de Rusia
    [s232-auto-parts] sección 232, autopartes
    [s232-autos] sección 232, automóviles
    [s232-copper] sección 232, cobre
    [s232-drones] sección 232, drones
    [s232-lumber] sección 232, madera y muebles
    [s232-metals] sección 232, metales
    [s232-mhd] sección 232, camiones
    [s232-pharma] sección 232, farmacéuticos
    [s232-semiconductors] sección 232, semiconductores
    [s232-steel] sección 232, acero
    [s301-brazil] sección 301, Brasil
    [s301-china] sección 301, China
    [s301-china-cranes] sección 301, grúas de China
    [s301-forced-labor] sección 301, trabajo forzoso
    [s301-nicaragua] sección 301, Nicaragua
    [s338] sección 338, Canadá
   *[other] { $authority }
}
report-fee-merchandise-processing = Cuota de procesamiento de mercancías
report-fee-harbor-maintenance = Cuota de mantenimiento portuario
report-fee-minimum = mínimo
report-fee-maximum = máximo
report-fee-informal = entrada informal
report-fee-bounds-not-known = tasa; no se conocen los límites del año
report-fee-mode-not-given = no se indicó el medio de transporte
report-fee-exempt = exento
report-part-from = { $part }, de { $country }
report-parts-free = { $count ->
    [one] Otra parte
   *[other] Otras { $count } partes
}
report-entry = Una entrada de { $units } unidades con un valor en aduana de { $value }.
report-made-here = Hecho en Estados Unidos: el bien no paga arancel; { $count ->
    [one] una parte viene
   *[other] { $count } partes vienen
} del extranjero.
report-duty-range = Sean cuales sean los datos que faltan, el arancel de la entrada queda entre { $least } y { $greatest }.
report-relief-unclaimed = La ley ofrece una exención de { $authority } que no se solicitó: fracción { $heading }, por el dato `{ $fact }`.

## Costo puesto en destino.

report-waterfall = Costo puesto en destino por unidad, de la fabricación al cliente, { $currency }
report-waterfall-description = Todos los escenarios en una misma escala; el menor resalta.
report-landed-cost = Costo en destino
report-block-make = Fabricar
report-block-move = Mover
report-block-duty-and-fees = Arancel y cuotas
report-block-hold = Mantener
report-block-quality-and-distance = Calidad y distancia
report-line = Renglón
report-total-without = { $name }: el total no incluye { $unknowns }.
report-hardness = Primero los costos firmes, luego los blandos y el riesgo, { $currency } por unidad
report-hardness-description = Cada punto suma una clase de costo a la anterior: donde las líneas se cruzan, deciden los costos más blandos.
report-counted = Contado hasta aquí
report-hardness-hard = firmes
report-hardness-soft = y blandos
report-hardness-risk = y riesgo
report-kind-hard = firme
report-kind-soft = blando
report-kind-risk = riesgo
report-estimate = Este renglón es una estimación: se apoya en una raíz, una potencia o una probabilidad.
report-partial = Este renglón se calcula sobre una suma en la que falta algo desconocido.
report-evidence-illustrative = ilustrativo
report-evidence-quoted = cotizado
report-evidence-actual = pagado
report-evidence-declared = declarado
report-evidence-region = dato regional
report-evidence-law = ley
report-grade = grado { $grade }
report-source-1 = { $a }
report-source-2 = { $a }, { $b }
report-source-3 = { $a }, { $b }, { $c }
report-source-4 = { $a }, { $b }, { $c }, { $d }

report-not-modelled-title = Lo que no se modela
report-not-modelled-lead = Lo que la ley y el comercio tienen más allá de esta respuesta, según la parte que tocan.
# The statement stands in both languages beside each other; this catalogue takes its own.
report-not-modelled-text = { "es" ->
    [en] { $en }
   *[es] { $es }
}
report-not-modelled-schedule = Tarifa
report-not-modelled-duty = Aranceles adicionales y programas
report-not-modelled-fees = Derechos por servicios
report-not-modelled-origin = Origen
report-not-modelled-deferral = Diferimiento de aranceles
report-not-modelled-landed-cost = Costo total en destino
report-not-modelled-directory = Quién podría fabricarlo
