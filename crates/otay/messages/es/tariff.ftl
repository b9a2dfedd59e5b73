## La tarifa: búsqueda, una fracción en su lugar, cambios, las descripciones oficiales.

help-tariff = La tarifa de Estados Unidos: búsqueda, una fracción en su lugar, qué cambió entre dos días
    .examples =
        otay tariff search "guitarra acústica"
        otay tariff show 9202.90.40
        otay tariff diff 2025-12-31 2026-01-01 --under 0201

help-tariff-search = Encuentra partidas y fracciones por palabras, en español o inglés
    .words = Palabras que describen la mercancía, o el comienzo de un código
    .limit = Cuántas mostrar como máximo
    .format = text o json
    .examples =
        otay tariff search "guitarra acústica"
        otay tariff search wire harness

help-tariff-show = Muestra una fracción en su lugar: columnas, unidades, derechos adicionales por país, regla de origen
    .code = El código, con o sin puntos
    .as-of = El día consultado; si falta, el de la evidencia más reciente
    .format = text o json
    .examples =
        otay tariff show 9202.90.40
        otay tariff show 9202 --as-of 2025-03-01

help-tariff-diff = Dice en qué difieren las tarifas de dos días
    .before = El día anterior
    .after = El día posterior
    .under = Solo las fracciones bajo este código
    .all = Enumera todas, cuantas sean
    .format = text o json
    .examples =
        otay tariff diff 2025-12-31 2026-01-01
        otay tariff diff 2025-06-30 2025-07-01 --under 0901

help-tariff-update = Descarga la tarifa oficial con sus descripciones
    .url = De dónde descargarla; la dirección también puede estar en OTAY_TARIFF_URL
    .sha256 = La suma SHA-256 que debe tener el archivo
    .examples =
        otay tariff update

help-tariff-import = Toma la tarifa oficial con sus descripciones de un archivo
    .file = La exportación oficial, .json o .json.gz
    .sha256 = La suma SHA-256 que debe tener el archivo
    .examples =
        otay tariff import hts_2026_rev_10.json.gz

tariff-lines = { $count ->
    [one] 1 fracción
   *[other] { $count } fracciones
}
tariff-search-none = No se encuentra nada para «{ $query }». Pruebe una palabra más general, o el material.
tariff-search-labels-only = Se buscó en los rótulos breves de capítulos y partidas. Después de `otay tariff update` también se busca en las descripciones oficiales.

tariff-show-head = al { $date }: edición { $edition }, con efecto desde { $effect }
tariff-after-evidence = La evidencia más reciente leída es del { $date }; lo posterior no se conoce aquí.
tariff-column-general = general
tariff-column-special = especial
tariff-column-other = columna 2
tariff-column-empty = ninguna en esta línea
tariff-units = unidades
tariff-footnotes = las notas citan
tariff-in-force = vigente así
tariff-from = desde { $from }{ $until }
tariff-from-until = del { $from } al { $until }
tariff-additional = Derechos adicionales por país de origen
tariff-countries = otros { $count } países
tariff-touch = { $rate } · { $heading } ({ $authority })
tariff-touch-relief = alivio: { $rate } · { $heading } ({ $authority })
tariff-touch-facts = además depende de: { $facts }
tariff-touch-none = ninguno
tariff-prohibited = no puede importarse: { $heading }
tariff-usmca-rule = Regla de origen del T‑MEC
tariff-usmca-rule-none = No se tiene regla para este código; `otay origin` dice por qué.

tariff-diff-head = Del { $before } ({ $first }) al { $after } ({ $second })
tariff-changes = { $added } agregadas, { $removed } suprimidas, { $changed } modificadas
tariff-changes-more = { $count ->
    [one] y 1 línea más; --all la enumera
   *[other] y { $count } líneas más; --all las enumera
}
tariff-change-added = agregada
tariff-change-removed = suprimida
tariff-change-changed = modificada
tariff-change-place = notas al pie o lugar en el árbol

tariff-update-fetching = Descargando la tarifa oficial
tariff-installed = La tarifa oficial quedó guardada: { $count ->
    [one] 1 línea
   *[other] { $count } líneas
}. La búsqueda y la consulta usan desde ahora sus descripciones.
tariff-installed-not-understood = { $count ->
    [one] 1 línea tiene una redacción que no se entiende
   *[other] { $count } líneas tienen una redacción que no se entiende
} y queda como está impresa: { $lines }
tariff-installed-was-there = Nada nuevo: esta tarifa, con { $count } líneas, ya está guardada.
tariff-installed-against-former = Frente a la tarifa guardada antes, que se conserva:
tariff-installed-against-bundled = Frente a la edición completa más reciente incluida en el programa:

tariff-rate-free = Libre
tariff-rate-no-change = sin cambio
tariff-rate-applicable = la tasa de la subpartida aplicable
tariff-rate-see = véase
tariff-rate-at-least = pero no menos de
tariff-rate-at-most = pero no más de

tariff-base-whole = sobre el valor
tariff-base-entire-set = sobre el juego completo
tariff-base-case = sobre la caja
tariff-base-strap = sobre la correa o pulsera
tariff-base-case-and-strap = sobre la caja y la correa o pulsera
tariff-base-movement = sobre el mecanismo
tariff-base-movement-and-case = sobre el mecanismo y la caja
tariff-base-battery = sobre la pila
tariff-base-apparatus = sobre el aparato
tariff-base-rifle = sobre el rifle
tariff-base-telescopic-sight = sobre la mira telescópica
tariff-base-lead-content = sobre el contenido de plomo
tariff-base-steel-content = sobre el contenido de acero
tariff-base-aluminum-content = sobre el contenido de aluminio
tariff-base-copper-content = sobre el contenido de cobre
tariff-base-non-us-content = sobre el contenido que no es de Estados Unidos
tariff-base-fair-retail-value = del valor justo al menudeo
tariff-base-cost-of-goods-or-repairs = del costo de los bienes o reparaciones
tariff-base-cost-of-parts-or-materials = del costo de las partes o materiales
tariff-base-cost-of-parts = del costo de las partes

tariff-condition-under-bond = bajo fianza
tariff-condition-under-bond-by-note = bajo fianza, como prescribe una nota
tariff-condition-temporary-periods = por los periodos que fije un reglamento
tariff-condition-by-us-note = en los términos de una nota estadounidense

tariff-reference-absent-this-heading = la tasa a falta de esta partida
tariff-reference-absent-this-subheading = la tasa a falta de esta subpartida
tariff-reference-absent-this-subheading-on-cost-of-parts = la tasa a falta de esta subpartida, sobre el costo de las partes
tariff-reference-each-article-absent-this-subheading = cada artículo a su tasa a falta de esta subpartida
tariff-reference-each-garment-separately = cada prenda a su propia tasa
tariff-reference-article-of-which-part = la tasa del artículo del que es parte
tariff-reference-complete-movement = la tasa del mecanismo completo
tariff-reference-natural-juice = la tasa del jugo natural de la partida 2009
tariff-reference-highest-of-set = la tasa más alta de un artículo del juego
tariff-reference-additional-us-note = según una nota adicional estadounidense
tariff-reference-us-note = según una nota estadounidense
tariff-reference-originating-korea = la tasa de mercancía originaria de Corea
tariff-reference-originating-colombia = la tasa de mercancía originaria de Colombia
tariff-reference-beneficiary-countries = la tasa de países beneficiarios en 9901.00.50
tariff-reference-value-of-repairs = sobre el valor de las reparaciones o alteraciones
tariff-reference-value-of-processing = sobre el valor del procesamiento en el extranjero
tariff-reference-less-us-products = sobre el valor total menos productos de Estados Unidos
tariff-reference-less-us-materials = sobre el valor total menos materiales de Estados Unidos
tariff-reference-drawback-and-tax = la devolución de derechos e impuestos internos concedida al exportar
tariff-reference-aircraft-drawback = limitada por la devolución concedida al exportar la aeronave

error-tariff-code-form = `{ $text }` no es un código arancelario
    .help = Escriba 2, 4, 6, 8 o 10 dígitos, con o sin puntos: 9202.90.40.
error-tariff-code-unknown = ninguna edición de la tarifa tiene { $code }
    .why = Un código desconocido no tiene tasa; no se supone ninguna.
    .help = { $count ->
        [0] El capítulo mismo no existe. `otay tariff search` encuentra códigos por palabras.
       *[other] Bajo { $nearest } están: { $candidates }.
    }
error-tariff-code-retired = { $code } se suprimió de la tarifa el { $gone }
    .why = Un código no tiene tasa el { $date } si la tarifa de ese día no lo contiene.
    .help = { $count ->
        [0] Ese día no entró nada junto a él; vea las fracciones cercanas con `otay tariff show`.
       *[other] Candidatos que entraron el mismo día bajo el mismo nivel: { $candidates }.
    }
error-tariff-code-not-yet = { $code } entra a la tarifa el { $from }
    .why = El { $date } la tarifa no lo contiene.
    .help = { $count ->
        [0] Consulte un día a partir del { $from }.
       *[other] Antes de ese día estaban bajo el mismo nivel: { $candidates }.
    }
error-tariff-code-too-short = { $code } tiene { $count } fracciones con tasa
    .why = La tasa depende de cuál de ellas sea.
    .help = Dé los ocho o diez dígitos; las primeras son { $candidates }.
error-tariff-line-without-rate = no hay tasa en { $code } ni arriba de él
    .why = Una tasa ausente no es cero.
    .help = La edición leída no la trae ahí; vea la tarifa impresa.
error-schedule-no-edition = no se tiene edición de la tarifa para el { $date }
    .help = Consulte un día dentro de la cobertura.
error-data-folder-unknown = no hay carpeta para datos
    .help = Ponga en OTAY_DATA una carpeta donde pueda escribir.
error-tariff-export-unreadable = esto no es la exportación oficial: { $reason }
    .why = La tarifa guardada antes, si la hay, queda intacta.
    .help = Tome la exportación JSON de toda la tarifa, tal cual o comprimida con gzip.
error-tariff-export-incomplete = falta parte de la tarifa: { $lines } líneas{ $count ->
        [0] {""}
       *[other] , y ninguna en los capítulos { $chapters }
    }
    .why = Una parte tomada por el todo escondería fracciones. La tarifa guardada antes, si la hay, queda intacta.
    .help = Exporte toda la tarifa, capítulos 1 a 99.
error-tariff-export-out-of-order = la línea { $code } está después de { $after }
    .why = Las líneas de una tarifa suben por sus códigos; algún dígito de una de las dos no es el impreso. La tarifa guardada antes, si la hay, queda intacta.
    .help = Descargue otra vez la exportación o tómela de otra fuente.
error-tariff-checksum-differs = el archivo tiene la suma SHA-256 `{ $found }`
    .why = La dada es `{ $given }`: este es otro archivo. La tarifa guardada antes, si la hay, queda intacta.
    .help = Descárguelo otra vez o coteje la suma con quien se la dio.
error-tariff-source-unreachable = no se alcanza { $url }: { $reason }
    .help = Revise la conexión, dé otra dirección con --url o tome un archivo con `otay tariff import`.
error-tariff-source-refused = { $url } responde con el estado { $status }
    .help = Dé otra dirección con --url o tome un archivo con `otay tariff import`.
error-tariff-download-interrupted = la transferencia desde { $url } se cortó después de { $received } bytes
    .why = { $kept ->
        [0] Nada de ello sirve: el servidor no nombra versión del archivo, así que lo que envíe después puede ser de otra.
       *[other] Lo recibido se conserva. La tarifa guardada antes, si la hay, queda intacta.
    }
    .help = { $kept ->
        [0] Repita la orden; comienza de nuevo. O tome un archivo con `otay tariff import`.
       *[other] Repita la orden; continúa desde ahí, mientras el servidor tenga el mismo archivo.
    }
error-tariff-download-damaged = lo que llegó de { $url } no tiene el resumen { $algorithm } que el servidor declara
    .why = Al menos un byte no es el que se envió. La tarifa guardada antes, si la hay, queda intacta.
    .help = Repita la orden; comienza de nuevo.
error-law-folder-not-found = no hay archivos de ley en esta carpeta: { $place }
    .why = Una carpeta de ley contiene `law/COVERAGE.toml`.
    .help = Indique la carpeta que contiene law/ y region/, o quite --law para usar lo que trae el programa.
error-law-file-missing = falta el archivo { $place }
    .why = Los archivos de ley dependen unos de otros; sin uno de ellos no se responde.
    .help = Reponga el archivo, o quite --law.
error-law-file-unreadable = no se puede leer { $place }: { $reason }
    .why = Un archivo de ley que no se puede leer no se omite.
    .help = Revise que pueda leerlo.
error-law-archive-damaged = el archivo { $place } incluido en el programa está dañado
    .why = El programa lleva sus archivos de ley comprimidos; este no se descomprime.
    .help = Instale el programa de nuevo.
error-law-file-format = { $place }: { $reason }
    .why = Se rechazan claves desconocidas, faltantes o de otro tipo, para que ningún hecho se ignore en silencio.
    .help = Corrija la línea indicada; las entradas vecinas muestran la forma.
error-law-file-format-unknown = { $place }: este programa no lee el formato { $format }
    .why = Un archivo de otro formato puede decir otra cosa con las mismas palabras.
    .help = Use los archivos de ley de esta versión del programa.
error-law-value-without-source = { $place }: `{ $value }` no tiene fuente
    .why = Cada valor de la ley dice de dónde se tomó.
    .help = Agregue la disposición o el aviso en que se basa.
error-law-value-without-date = { $place }: `{ $value }` no tiene fecha de vigencia
    .why = Un valor sin su fecha no puede consultarse a un día dado.
    .help = Agregue el primer día de vigencia, o el día al que corresponde.
error-law-value-without-unit = { $place }: `{ $value }` no tiene unidad
    .why = Un número sin unidad puede tomarse por otro.
    .help = Agregue la unidad.
error-law-values-overlap = { $place }: { $reason }
    .why = Dos valores para un mismo día dejan abierto cuál rige.
    .help = Termine el valor anterior el día antes de que empiece el posterior.
error-law-date-unreadable = { $place }: `{ $value }` no es una fecha
    .why = Una fecha que no se puede leer no se toma por otra.
    .help = Escriba año, mes y día: 2025-01-31.
error-law-coverage-out-of-order = { $place }: los días de cobertura están en desorden
    .why = La cobertura va de su primer día, por el de la evidencia más reciente, a su último día.
    .help = Ponga en orden `from`, `evidence` y `until`.
error-law-schedule-revisions-out-of-order = la edición `{ $revision }` entra en vigor antes que la anterior
    .why = Las ediciones se buscan por su primer día de vigencia.
    .help = Ordene law/hts/revisions.toml por vigencia.
error-law-schedule-lines-out-of-order = la línea { $code } de la tarifa está en desorden o se traslapa
    .why = Dos líneas para un código y un día dejan abierto cuál rige.
    .help = Escriba las tablas de nuevo con `cargo xtask import-hts`.
error-law-schedule-line-dangling = la línea { $code } de la tarifa apunta a una entrada que no existe
    .why = Las tablas en law/hts van juntas.
    .help = Escriba las tablas de nuevo con `cargo xtask import-hts`.
error-law-schedule-table-heading = la primera línea de esta tabla debe ser `{ $text }`
    .why = La primera línea dice el formato de una tabla.
    .help = Escriba las tablas de nuevo con `cargo xtask import-hts`.
error-law-schedule-table-entry = `{ $text }` no es una entrada de esta tabla
    .why = Una entrada que no se entiende no se omite.
    .help = Escriba las tablas de nuevo con `cargo xtask import-hts`.
error-rate-unreadable = `{ $rate }` no es una tasa
    .why = Una tasa nunca se supone.
    .help = Escríbala como `8.7%`, `$0.045/KG + 6%`, `free`, `nochange` o `applicable + 25%`.
error-rate-wording-unknown = la tasa `{ $text }` tiene una redacción que no se entiende
    .why = Una redacción que no se entiende no se toma por libre ni por cero.
    .help = Informe la línea para que se agregue la redacción.
error-program-list-unreadable = `{ $text }` no es una lista de programas especiales
    .why = Un programa desconocido puede ser errata de otro.
    .help = Informe la línea para que se corrija la lista.
error-unit-wording-unknown = no se conoce la unidad `{ $text }` de la tarifa
    .why = Una tasa específica necesita su unidad.
    .help = Informe la línea para que se agregue la unidad.
error-export-code-unreadable = `{ $text }` en la exportación no es un código arancelario
    .why = Una fila sin código correcto no puede ubicarse.
    .help = Compare con la tarifa impresa y descargue de nuevo la exportación.
error-export-indent-unreadable = `{ $text }` en la exportación no es una sangría
    .why = La sangría dice bajo qué está una línea.
    .help = Descargue de nuevo la exportación.
error-export-column-unknown = `{ $text }` no es una columna de la que cuelgue una nota
    .why = Una nota en una columna desconocida puede cambiar una tasa.
    .help = Informe la línea para que se agregue la columna.

help-tariff-panel = Cada línea de diez dígitos por cada país de un día, con sus componentes, como archivo Parquet
    .date = El día de entrada
    .out = El archivo Parquet por escribir
    .examples =
        otay tariff panel --date 2026-10-09 --out panel.parquet

tariff-page-columns = La fracción
tariff-page-editions = Cómo estaba antes, por edición
tariff-page-from = Desde
tariff-page-origin = { $place }
tariff-page-origin-usmca = { $place }, conforme al T‑MEC
tariff-page-origin-claiming = { $place }, solicitando { $program }
tariff-page-by-country = Arancel por país
tariff-page-by-country-lead = Arancel en porcentaje del valor en aduana, de menor a mayor, sin cuotas de servicio. La preferencia se muestra donde reduce el arancel; la mercancía tiene que calificar.
tariff-page-by-country-caption = Arancel por país de origen el { $date }, porcentaje del valor en aduana
tariff-page-origin-column = Producto de
tariff-page-duty = Arancel
tariff-page-made-of = Se compone de
tariff-page-part-general = general { $rate }
tariff-page-part-special = preferencial { $rate }
tariff-page-part-column-2 = columna 2 { $rate }
tariff-page-part-additional = { $authority } { $rate }
tariff-page-part-relief = exención de { $authority }
tariff-page-and = { $first } + { $then }
tariff-page-deciding = arancel de un producto de México que califica conforme al T‑MEC
tariff-page-beside = desde { $country } sin preferencia
tariff-page-every-country = Aranceles adicionales desde cada país
tariff-page-history = Desde { $date }
tariff-page-history-chart = Arancel a lo largo del tiempo, porcentaje del valor en aduana
tariff-page-history-description = Hay un escalón donde cambió la ley. La línea se interrumpe donde el arancel depende de algo más que el valor.
