## Quién puede fabricarlo: fabricantes, talento técnico y aliados.

help-directory = Fabricantes, talento técnico y aliados de la región
    .examples =
        otay directory search "inyección de plástico ISO 13485" --near otay-mesa --within 40km
        otay directory match examples/guitar
        otay directory map "guitarras" --svg mapa.svg
help-directory-search = Encuentra organizaciones por palabras en cualquiera de los dos idiomas, datos y distancia
    .words = Palabras en cualquiera de los dos idiomas; las comillas las mantienen juntas, un guion las excluye
    .near = Desde dónde se miden las distancias: un cruce o una ciudad, como otay-mesa
    .within = No más lejos que esto: 40km, 25mi, 800m
    .kind = Solo de este tipo: plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education, partner
    .municipality = Solo en este municipio
    .activity = Solo de esta actividad, por los primeros dígitos de su clave SCIAN o NAICS
    .certification = Solo con esta certificación
    .program = Solo con este programa: immex, prosec, vat-certified
    .size = Solo con al menos este personal: 0-5, 6-10, 11-30, 31-50, 51-100, 101-250, 251+
    .process = Solo con este proceso: otay directory terms processes los lista
    .material = Solo con este material
    .product = Solo con este producto
    .skill = Solo con personal de esta habilidad: otay directory terms skills las lista
    .service = Solo con este servicio
    .language = Solo donde se habla este idioma
    .students = Solo instituciones con al menos estos estudiantes
    .graduates = Solo instituciones con al menos estos egresados al año
    .road-factor = Camino entre línea recta, de 1 a 5; el declarado es 1.4
    .speed = Velocidad media de un camión en km/h, de 5 a 120; la declarada es 40
    .order = relevance (relevancia), distance (distancia) o driving-time (tiempo de traslado)
    .limit = Cuántas organizaciones
    .save = Guarda esta búsqueda con un nombre
    .saved = Ejecuta la búsqueda guardada con un nombre
    .format = text o json
    .data = La carpeta del registro propio; si no, otay/directory en la carpeta de datos del usuario
    .examples =
        otay directory search "inyección de plástico ISO 13485" --near otay-mesa --within 40km
        otay directory search arneses --municipality Tijuana --order driving-time --near otay-mesa
        otay directory search "ingenieros de software" --kind engineering --save talento
        otay directory search --skill mecatrónica --graduates 500
help-directory-show = Todo lo que se sabe de una organización, con sus fuentes
    .id = El identificador de la organización, como lo muestra la búsqueda
    .format = text o json
    .data = La carpeta del registro propio
    .examples =
        otay directory show taylor-musical-instruments
help-directory-searches = Lista las búsquedas guardadas
    .remove = Olvida la búsqueda guardada con este nombre
    .data = La carpeta del registro propio
    .examples =
        otay directory searches
help-directory-match = Quién podría fabricar el producto de un caso, punto por punto
    .case = La carpeta con case.toml
    .near = Desde dónde se miden las distancias: un cruce o una ciudad
    .require = Lo que debe cumplirse: una certificación, un proceso o un programa; puede repetirse
    .within = No más lejos que esto: 40km, 25mi
    .clean-room = Un cuarto limpio de esta clase ISO o mejor, 1 a 9
    .tolerance = Una tolerancia de estos milímetros o menor, como 0.05
    .size = Al menos este personal: 0-5, 6-10, 11-30, 31-50, 51-100, 101-250, 251+
    .road-factor = Camino entre línea recta, de 1 a 5; el declarado es 1.4
    .speed = Velocidad media de un camión en km/h, de 5 a 120; la declarada es 40
    .weights = Pesos, como product=40,distance=20; lo que no se nombra conserva el suyo
    .limit = Cuántas organizaciones
    .format = text o json
    .data = La carpeta del registro propio
    .examples =
        otay directory match examples/guitar
        otay directory match examples/catheter --require iso-13485 --within 40km
        otay directory match examples/guitar --weights distance=30,product=20
help-directory-import = Incorpora otro registro o una lista al registro propio
    .file = El archivo: CSV en UTF-8 o Latin-1, o XLSX
    .as = template, denue o retc; si no, se deduce de las columnas
    .as-of = De cuándo son las filas que no lo dicen, como 2026-05; DENUE necesita la edición
    .source = De dónde vienen las filas que no lo dicen
    .state = DENUE y RETC: dos dígitos de la entidad como los da el INEGI, o all para todas
    .smallest = DENUE: se omiten los establecimientos por debajo de este estrato
    .dry-run = Dice qué cambiaría y no escribe nada
    .log = Escribe en este archivo qué pasó con cada fila
    .data = La carpeta del registro propio
    .examples =
        otay directory import denue_inegi_02_.csv --as-of 2026-05 --dry-run
        otay directory import proveedores.xlsx --source "lista propia" --as-of 2026-11
help-directory-export = Escribe el registro en el formato de intercambio, que también es la plantilla de importación
    .file = El archivo que se escribe; sin él, la salida estándar
    .own = Solo el registro propio, sin el incluido
    .data = La carpeta del registro propio
    .examples =
        otay directory export registro.csv
help-directory-terms = Las palabras que pueden usar registros, listas y casos, con sus nombres en ambos idiomas
    .kind = processes, materials, products, certifications, programs, skills, services o languages; si no, todas
    .format = text o json
    .data = La carpeta del registro propio
    .examples =
        otay directory terms skills
        otay directory terms certifications --format json
help-directory-map = Dibuja el mapa de la región: costa, frontera, cruces y plantas
    .words = Se destacan los sitios que encuentran
    .svg = El archivo que se escribe; sin él, la salida estándar
    .part = region o tijuana
    .data = La carpeta del registro propio
    .examples =
        otay directory map --svg region.svg
        otay directory map "dispositivos médicos" --part tijuana --svg tijuana.svg

directory-kind-plant = planta
directory-kind-contract-manufacturer = fabricante por contrato
directory-kind-shelter = shelter
directory-kind-engineering = ingeniería y talento tecnológico
directory-kind-logistics = logística
directory-kind-customs-broker = agencia aduanal
directory-kind-park = parque industrial
directory-kind-education = universidad o centro de capacitación
directory-kind-partner = aliado público

directory-found = { $sites ->
    [0] Ningún sitio coincide.
    [one] Coincide { $sites } sitio.
   *[other] Coinciden { $sites } sitios.
}
directory-found-nothing = Intente con menos palabras u omita un filtro; `otay directory terms` lista las palabras que el registro conoce.
directory-near = Distancias desde { $place }, en línea recta.
directory-near-drive = Tiempo de un camión = { $factor } × la distancia ÷ { $speed } km/h + la espera típica en el cruce. El factor y la velocidad son supuestos declarados, no mediciones.
directory-near-wait = Espera en { $crossing }, camiones al norte: { $typical } min, de { $low } a { $high } ({ $source }; consultado { $date }).
directory-near-wait-unknown = Espera en { $crossing }: no se encontró cifra ({ $source }; consultado { $date }); los tiempos no la incluyen.
directory-value-people = { $value }, { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}
directory-people-employed = { $count ->
    [one] { $count } persona empleada
   *[other] { $count } personas empleadas
} ({ $source }, { $date })
directory-people-students = { $count } estudiantes ({ $source }, { $date })
directory-people-graduates = { $count } egresados al año ({ $source }, { $date })
directory-without-coordinates = { $sites ->
    [one] Se deja fuera { $sites } sitio que coincide, del que ninguna fuente da coordenadas; no se puede medir su distancia.
   *[other] Se dejan fuera { $sites } sitios que coinciden, de los que ninguna fuente da coordenadas; no se puede medir su distancia.
}
directory-not-stated-of-any = { $words }: ninguna fuente lo dice de estas organizaciones. Eso no significa que no lo tengan.
directory-not-stated = { $words }: ninguna fuente lo dice
directory-evidence = { $value } ({ $source }, { $date })
directory-evidence-confirmed = { $value } ({ $source }, { $date }, confirmado por la organización)
directory-kilometers = { $kilometers } km
directory-drive = unos { $minutes } min en camión
directory-drive-waiting = unos { $total } min en camión: { $minutes } de camino + { $wait } de espera en { $crossing }
directory-drive-wait-unknown = unos { $minutes } min en camión por { $crossing }, espera desconocida
directory-facet-municipality = Dónde:
directory-facet-activity = Actividad:
directory-facet-kind = Tipo:
directory-facet-certification = Certificación:
directory-facet-program = Programa:
directory-facet-skill = Habilidades:
directory-facet-size = Personal:
directory-searches-none = Aún no hay búsquedas guardadas: agregue --save NOMBRE a una búsqueda.

directory-terms-title = { $kind ->
    [processes] Procesos
    [materials] Materiales
    [products] Productos
    [certifications] Certificaciones
    [programs] Programas
    [skills] Habilidades
    [services] Servicios
   *[other] Idiomas
}

directory-statement = { $source }, { $date }, sin confirmar por la organización
directory-statement-confirmed = { $source }, { $date }, confirmado por la organización
directory-statement-merged = Se unió a esta organización con { $confidence } % de confianza, por { $because }.
directory-fact-name = Nombre:
directory-fact-other-names = También:
directory-fact-site = Sitio:
directory-fact-address = Domicilio:
directory-fact-park = Parque:
directory-fact-coordinates = Coordenadas:
directory-fact-activities = Actividad:
directory-fact-products = Productos:
directory-fact-processes = Procesos:
directory-fact-materials = Materiales:
directory-fact-certifications = Certificaciones:
directory-fact-programs = Programas:
directory-fact-services = Servicios:
directory-fact-languages = Idiomas:
directory-fact-skills = Habilidades:
directory-fact-size = Personal, estrato:
directory-fact-headcount = Personal:
directory-fact-enrollment = Estudiantes:
directory-fact-graduates = Egresados por año:
directory-fact-clean-room = Cuarto limpio, clase ISO:
directory-fact-contact = Contacto:
directory-fact-notes = Notas:
directory-fact-record = Registro:

directory-criterion-activity = actividad
directory-criterion-product = producto
directory-criterion-named = lo pide el caso: { $concept }
directory-criterion-expected = suele pedirse: { $concept }
directory-criterion-size = tamaño para el volumen
directory-criterion-distance = distancia
directory-criterion-evidence = actualidad de los datos
directory-outcome-met = se cumple
directory-outcome-partly = se cumple en parte
directory-outcome-not-met = no se cumple
directory-outcome-not-stated = ninguna fuente lo dice
directory-hard-clean-room = cuarto limpio de clase ISO { $class } o mejor
directory-hard-tolerance = tolerancia de { $millimeters } mm o menor
directory-hard-size = estrato de { $size } personas o más
directory-hard-within = a no más de { $distance }
directory-match-head = { $count ->
    [0] No se sabe de nadie en el registro que fabrique mercancías de { $code }.
    [one] Una planta del registro podría fabricar mercancías de { $code }.
   *[other] { $count } plantas del registro podrían fabricar mercancías de { $code }.
}
directory-match-activities = Actividades que las fabrican:
directory-match-products = Productos:
directory-match-named = Pedido por el caso:
directory-match-expected = Suele pedirse:
directory-match-hard = Requerido:
directory-match-weights = Puntos de { $most }, con pesos que puede cambiar con --weights: { $weights }.
directory-match-required = requerido: { $requirement }: { $outcome }
directory-match-required-because = requerido: { $requirement }: { $outcome } ({ $because })
directory-match-failing = { $count ->
    [one] Una planta más no cumple lo requerido:
   *[other] { $count } plantas más no cumplen lo requerido, la mejor primero:
}
directory-match-failing-more = … y { $count } más; --limit o --format json las muestra todas.
directory-match-beyond = { $count ->
    [one] Una planta más viene después de estas; --limit la muestra.
   *[other] { $count } plantas más vienen después de estas; --limit las muestra.
}
directory-why-activity-partly = coinciden { $digits } dígitos con { $activity }
directory-why-activity-other = ninguna que fabrique tales mercancías
directory-why-activity-none = la concordancia no lleva de esta fracción a ninguna actividad
directory-why-product-none = el vocabulario no tiene un producto para esta fracción
directory-why-size = se estima que { $volume } al año requieren un estrato de { $size } o más
directory-why-size-no-volume = no se da el volumen anual
directory-why-distance = { $distance } desde { $place }; todos los puntos en el lugar mismo, ninguno desde { $far }
directory-why-distance-unknown = ninguna fuente da coordenadas
directory-why-evidence-met = todos los puntos dentro de { $years } años
directory-why-evidence-partly = la mitad de los puntos dentro de { $years } años
directory-why-evidence-not-met = de hace más de { $years } años
directory-why-evidence-confirmed = confirmado por la organización: todos los puntos
directory-match-points = { $points } de { $most }  { $criterion }: { $why }
directory-match-nobody = Importe un registro (otay directory import) o consulte a un aliado: otay directory search --kind partner

directory-section-title = Quién podría fabricarlo
directory-section-working = Cada punto y cada dato que falta
directory-section-lead = { $count ->
    [one] Se sabe de una planta en el registro incluido que fabrica mercancías de este tipo ({ $code }) o hace lo que requieren.
   *[other] Se sabe de { $count } plantas en el registro incluido que fabrican mercancías de este tipo ({ $code }) o hacen lo que requieren. Las mejores coincidencias:
}
directory-section-caption = Plantas por puntos de { $most }; los datos que dieron los puntos y el último año en que una fuente las registró
directory-section-organization = Organización
directory-section-municipality = Municipio
directory-section-points = Puntos
directory-section-distance = Desde Otay Mesa
directory-section-because = Por
directory-section-not-stated = Los registros públicos casi no mencionan certificados: pregunte. `otay directory match` muestra cada punto y cada dato que falta.
directory-section-stale = El registro de emisiones llega a 2022 y contiene cerca de una de cada ocho plantas: una organización que no aparece puede ser la adecuada, y una que aparece puede haberse mudado.

directory-import-doubtful = puede ser la misma que { $organization } ({ $confidence } %); se dejó aparte
directory-import-coordinates-left-out = las coordenadas { $at } caen en el mar o fuera del país y se omitieron
directory-import-row = línea { $line }: { $what }
directory-import-row-added = { $name }: nueva
directory-import-row-merged = { $name }: unida a { $organization } ({ $confidence } %, por { $because })
directory-import-row-changed = { $name }: cambió
directory-import-row-unchanged = nada nuevo
directory-import-row-refused = rechazada: { $why }
directory-import-more = … y { $count } más; --log ARCHIVO las escribe todas.
directory-import-reading = Filas leídas
directory-import-group-added = Nuevas:
directory-import-group-changed = Cambian:
directory-import-group-merged = Unidas a organizaciones conocidas:
directory-import-group-doubtful = Por revisar:
directory-import-group-refused = Rechazadas:
directory-import-reason = { $count ->
    [one] 1 fila: { $title }. { $help }
   *[other] { $count } filas: { $title }. { $help }
}
directory-import-reason-person = puede tratarse de personas físicas
directory-import-reason-scope = actividades que el registro no guarda
directory-import-reason-region = otra entidad
directory-import-reason-small = menor de lo solicitado
directory-import-reason-date = sin fecha
directory-import-reason-value = no se entiende la columna `{ $column }`
directory-import-reason-missing = columna `{ $column }` vacía
directory-import-reason-row = no se puede leer
directory-because-name = el mismo nombre
directory-because-name-alike = un nombre { $percent } % parecido
directory-because-organization = el mismo identificador
directory-because-distance = { $meters } m de distancia
directory-because-address = el mismo domicilio
directory-because-postal-code = el mismo código postal
directory-because-record = el mismo registro
directory-import-done = { $read } filas leídas. Organizaciones nuevas: { $added }; unidas a conocidas: { $merged }; cambiadas: { $changed }; nada nuevo: { $unchanged }; rechazadas: { $refused }.
directory-import-would = Vista previa, no se escribió nada. { $read } filas leídas. Organizaciones nuevas: { $added }; unidas a conocidas: { $merged }; cambiadas: { $changed }; nada nuevo: { $unchanged }; rechazadas: { $refused }.
directory-import-doubtful-count = { $count ->
    [one] Una fila puede ser de una organización conocida; se dejó aparte.
   *[other] { $count } filas pueden ser de organizaciones conocidas; se dejaron aparte.
}
directory-import-unplaced-count = { $count ->
    [one] Una fila incorporada no trae coordenadas: no se puede medir su distancia y no aparece en el mapa.
   *[other] { $count } filas incorporadas no traen coordenadas: no se puede medir su distancia y no aparecen en el mapa.
}
directory-exported = Se escribieron { $count } declaraciones en { $file }.

directory-map-title = Mapa de la región fronteriza, San Diego y el norte de Baja California
directory-map-description = { $sites ->
    [one] Un sitio
   *[other] { $sites } sitios
} del registro, la costa, la frontera y los cruces { $crossings }.
directory-map-mexico = BAJA CALIFORNIA
directory-map-united-states = CALIFORNIA
directory-map-ocean = Pacífico
directory-map-source = Contornos: Natural Earth y US Census. Sitios: el registro, en su mayoría el de emisiones (RETC), hasta 2022.
directory-map-wait = los camiones esperan { $typical } min, entre { $low } y { $high }
directory-map-wait-unknown = se desconoce la espera de los camiones
directory-map-passengers = solo pasajeros
directory-map-planned = en proyecto
directory-map-written = Se escribió { $file } con { $sites } sitios.

error-directory-column-unknown = no se conoce la columna `{ $column }` de { $file }
    .why = De otro modo, una columna mal escrita se perdería en silencio.
    .help = Las listas llevan las columnas que escribe `otay directory export ARCHIVO`; DENUE y RETC se leen con los nombres de columna publicados.
error-directory-column-missing = { $file } no tiene la columna `{ $column }`
    .why = Sin ella no se entiende una fila.
    .help = Las listas llevan las columnas que escribe `otay directory export ARCHIVO`; DENUE y RETC se leen con los nombres de columna publicados.
error-directory-row-broken = { $file }, línea { $line }: no se puede leer la fila: { $reason }
    .why = Lo que no se puede leer no se puede incorporar.
    .help = Abra el archivo en esa línea; lo usual es una comilla sin cerrar.
error-directory-column-repeated = la columna `{ $column }` de { $file } aparece dos veces
    .why = Una de las dos se perdería en silencio.
    .help = Conserve una; varios valores van en una celda separados por |.
error-directory-workbook-unreadable = no se puede leer { $file } como libro de cálculo: { $reason }
    .why = Solo se toma la primera hoja de un libro XLSX, XLS u ODS.
    .help = Ábralo en una hoja de cálculo y guárdelo de nuevo como XLSX, o guarde la hoja como CSV.
error-directory-file-packed = { $file } está comprimido
    .why = Solo se puede leer el archivo que contiene.
    .help = Descomprímalo e importe el CSV que contiene; los archivos masivos de DENUE vienen en un ZIP.
error-directory-file-encoding = { $file } está en UTF-16
    .why = Los CSV se leen en UTF-8 o Latin-1.
    .help = Guárdelo como CSV UTF-8 o como libro de cálculo (XLSX).
error-directory-file-workbook = { $file } es un libro de cálculo, y el registro indicado se publica en CSV
    .why = Los archivos masivos se leen como se publican.
    .help = Importe el CSV como se publicó, u omita --as para un libro con las columnas de `otay directory export`.
error-directory-quote-unclosed = { $file }, línea { $line }: se abre una comilla y no se cierra
    .why = Todas las filas siguientes se perderían en esa.
    .help = Cierre la comilla en esa línea, o quítela.
error-directory-value-missing = { $file }, línea { $line }: no hay nada en la columna `{ $column }`
    .why = Sin ella no hay declaración.
    .help = { $column ->
        [as_of] Llénela, o dé la fecha de todas las filas con --as-of, como --as-of 2026-11.
        [source] Llénela, o nombre la fuente de todas las filas con --source, como --source "lista propia".
        [latitude] Dé ambas coordenadas o ninguna.
        [longitude] Dé ambas coordenadas o ninguna.
       *[other] Llénela, u omita la fila.
    }
error-directory-value-refused = { $file }, línea { $line }: `{ $value }` no corresponde a la columna `{ $column }`
    .why = Un valor que no se entiende sería un dato falso.
    .help = { $column ->
        [kind] Escriba plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education o partner.
        [as_of] Escriba año, mes o día: 2026, 2026-05 o 2026-05-14.
        [latitude] Escriba grados decimales, como 32.5494.
        [latitud] Escriba grados decimales, como 32.5494, o deje vacías ambas coordenadas.
        [longitude] Escriba grados decimales, negativos al oeste, como -116.9387.
        [longitud] Escriba grados decimales, negativos al oeste, como -116.9387, o deje vacías ambas coordenadas.
        [activities] Escriba de dos a seis dígitos de SCIAN o NAICS, separados por | si son varios.
        [codigo_act] DENUE da seis dígitos de SCIAN.
        [SCIAN] El registro da seis dígitos de SCIAN.
        [size] Escriba 0-5, 6-10, 11-30, 31-50, 51-100, 101-250 o 251+.
        [per_ocu] DENUE escribe un estrato de personal, como 51 a 100 personas.
        [country] Escriba MX o US.
        [confirmed] Escriba sí o no.
        [organization] Escriba un identificador de minúsculas, dígitos y guiones, o déjelo vacío.
        [tolerance_mm] Escriba milímetros mayores que cero, como 0.05.
        [clean_room_class] Escriba una clase ISO del 1 al 9.
        [headcount] Escriba un número entero.
        [enrollment] Escriba un número entero.
        [annual_graduates] Escriba un número entero.
        [merge] Déjela vacía: la escribe la importación.
       *[other] Los términos se conocen por su identificador o cualquiera de sus nombres en español o inglés, separados por | si son varios: `otay directory terms` los lista.
    }
error-directory-import-natural-person = el nombre no tiene forma jurídica y puede ser de una persona
    .why = El registro no guarda datos de personas físicas.
    .help = Si es una empresa, dé su razón social completa.
error-directory-import-outside-scope = la actividad `{ $activity }` no es de las que guarda el registro
    .why = El registro guarda manufactura, logística, agencias aduanales, ingeniería y educación.
    .help = No hay nada que hacer, salvo que la clave esté mal.
error-directory-import-outside-region = `{ $place }` queda fuera de la región solicitada
    .why = Solo se toma una entidad, salvo que pida todas.
    .help = Dé sus dos dígitos con --state, o --state all para tomar todas las entidades.
error-directory-import-too-small = el establecimiento es del estrato { $size }
    .why = Los establecimientos pequeños se omiten de inicio: son cientos de miles.
    .help = Use --smallest 0-5 para tomarlos todos.
error-directory-import-no-date = ni la fila ni la importación dicen de cuándo es
    .why = Un dato sin fecha no se puede valorar.
    .help = Agregue --as-of con el año, mes o día del archivo.
error-directory-import-value-refused = `{ $value }` no corresponde a la columna `{ $column }`
    .why = Un valor que no se entiende sería un dato falso.
    .help = { $column ->
        [kind] Escriba plant, contract-manufacturer, shelter, engineering, logistics, customs-broker, park, education o partner.
        [as_of] Escriba año, mes o día: 2026, 2026-05 o 2026-05-14.
        [latitude] Escriba grados decimales, como 32.5494.
        [latitud] Escriba grados decimales, como 32.5494, o deje vacías ambas coordenadas.
        [longitude] Escriba grados decimales, negativos al oeste, como -116.9387.
        [longitud] Escriba grados decimales, negativos al oeste, como -116.9387, o deje vacías ambas coordenadas.
        [activities] Escriba de dos a seis dígitos de SCIAN o NAICS, separados por | si son varios.
        [codigo_act] DENUE da seis dígitos de SCIAN.
        [SCIAN] El registro da seis dígitos de SCIAN.
        [size] Escriba 0-5, 6-10, 11-30, 31-50, 51-100, 101-250 o 251+.
        [per_ocu] DENUE escribe un estrato de personal, como 51 a 100 personas.
        [country] Escriba MX o US.
        [confirmed] Escriba sí o no.
        [organization] Escriba un identificador de minúsculas, dígitos y guiones, o déjelo vacío.
        [tolerance_mm] Escriba milímetros mayores que cero, como 0.05.
        [clean_room_class] Escriba una clase ISO del 1 al 9.
        [headcount] Escriba un número entero.
        [enrollment] Escriba un número entero.
        [annual_graduates] Escriba un número entero.
        [merge] Déjela vacía: la escribe la importación.
       *[other] Los términos se conocen por su identificador o cualquiera de sus nombres en español o inglés, separados por | si son varios: `otay directory terms` los lista.
    }
error-directory-import-value-missing = no hay nada en la columna `{ $column }`
    .why = Sin ella no hay declaración.
    .help = { $column ->
        [as_of] Llénela, o dé la fecha de todas las filas con --as-of, como --as-of 2026-11.
        [source] Llénela, o nombre la fuente de todas las filas con --source, como --source "lista propia".
        [latitude] Dé ambas coordenadas o ninguna.
        [longitude] Dé ambas coordenadas o ninguna.
       *[other] Llénela, u omita la fila.
    }
error-directory-index-failed = no se puede usar el índice: { $reason }
    .why = Las búsquedas lo leen.
    .help = Borre las carpetas index-* de la carpeta de datos; la siguiente búsqueda las reconstruye.
error-directory-index-folder = no se puede usar el índice en { $folder }: { $reason }
    .why = Las búsquedas lo leen.
    .help = Revise que se pueda escribir en la carpeta, o indique otra con --data.
error-directory-store-unusable = no se puede usar { $path }: { $reason }
    .why = Ahí se guarda el registro propio.
    .help = Revise que se pueda leer y escribir, o indique otra carpeta con --data.
error-directory-search-unknown = no hay una búsqueda guardada `{ $name }`
    .why = Solo se puede repetir una búsqueda guardada con --save.
    .help = `otay directory searches` las lista.
error-directory-search-outdated = la búsqueda guardada `{ $name }` ya no se entiende
    .why = La guardó otra versión.
    .help = Guárdela de nuevo con --save.
error-directory-place-unknown = `{ $place }` no es un cruce ni una ciudad conocida
    .why = Las distancias necesitan un punto de partida.
    .help = Se conocen { $known }.
error-directory-distance-unreadable = `{ $distance }` no es una distancia
    .why = Limita los resultados.
    .help = Escriba 40km, 25mi u 800m.
error-directory-word-unknown = `{ $word }` no es un término que el directorio conozca
    .why = Un filtro que no se entiende ocultaría todo o nada.
    .help = { $near ->
        [none] { $kind ->
            [all] `otay directory terms` lista los términos.
           *[other] `otay directory terms { $kind }` lista los términos.
        }
       *[other] ¿Quiso decir { $near }? { $kind ->
            [all] `otay directory terms` los lista todos.
           *[other] `otay directory terms { $kind }` los lista todos.
        }
    }
error-directory-number-unreadable = `{ $value }` no es un número de { $low } a { $high }
    .why = Lo que se calcula con él sería falso.
    .help = Escriba un decimal simple, como 0.05 o 1.4.
error-directory-term-unknown = no se conoce `{ $term }`
    .why = Un filtro que no se entiende ocultaría todo o nada.
    .help = Se conocen { $known }.
error-directory-organization-unknown = no hay una organización `{ $id }`
    .why = Un identificador nombra a una organización del registro.
    .help = `otay directory search` muestra los identificadores.
error-directory-weight-unreadable = `{ $weight }` no es un peso
    .why = Los pesos deciden el orden.
    .help = Escriba activity, product, expected, size, distance o evidence, un signo igual y un número hasta 1000.
error-directory-date-unreadable = `{ $date }` no es una fecha
    .why = Cada dato tiene la suya.
    .help = Escriba 2026, 2026-05 o 2026-05-14.
error-directory-edition-missing = falta la edición del archivo de DENUE
    .why = Sus filas no dicen de cuándo son.
    .help = Agregue --as-of con el mes de la edición, como --as-of 2026-05.
