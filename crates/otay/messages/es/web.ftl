## El banco de trabajo en el navegador: marco, inicio, sesión.

web-skip = Ir al contenido
web-navigation = Navegación principal
web-nav-cases = Casos
web-nav-tariff = Arancel
web-nav-find = Buscar
web-nav-region = Región
web-nav-consultation = Consulta
web-nav-adviser = Asesor
web-sign-in = Iniciar sesión
web-sign-out = Cerrar sesión
web-footer-advice = Otay apoya decisiones. No es asesoría legal.
web-needed = (necesario)

web-start-title = Fabricar en la frontera
web-start-question = ¿Debemos fabricar este producto en Baja California?
web-start-lead = Qué cambia en costo y riesgo, si entra a Estados Unidos libre de arancel y quién puede fabricarlo con usted. Cada respuesta trae su desarrollo.
web-start-guitar = Abrir la guitarra
web-start-guitar-about = Un caso resuelto: una guitarra de cuerdas de acero y cuatro lugares para fabricarla.
web-start-case = Iniciar su caso
web-start-case-about = Desde una plantilla o desde la lista de materiales que ya tiene en una hoja de cálculo.
web-start-find = Encontrar una planta
web-start-find-about = Fabricantes reales cerca de los cruces; busque en cualquiera de los dos idiomas.
web-start-consultation = Pedir una consulta
web-start-consultation-about = La primera plática con un asesor es gratuita.
web-start-answers = Lo que obtiene
web-start-answer-origin = Origen
web-start-answer-about-origin = Si el producto califica conforme al T‑MEC, con qué regla y con qué prueba.
web-start-answer-duty = Aranceles
web-start-answer-about-duty = Aranceles de Estados Unidos en cualquier día desde 2025, componente por componente, cada uno con su fundamento.
web-start-answer-cost = Costo puesto en destino
web-start-answer-about-cost = Todos los escenarios lado a lado, cada renglón con su fuente, y qué cambiaría la respuesta.
web-start-answer-region = Región
web-start-answer-about-region = Plantas, cruces, salarios y rentas como datos fechados, cada uno con su fuente.

web-sign-in-title = Iniciar sesión
web-sign-in-name = Nombre
web-sign-in-password = Contraseña
web-sign-in-wrong = El nombre y la contraseña no corresponden.
web-sign-in-too-many = Demasiados intentos. Espere un cuarto de hora y vuelva a intentarlo.

web-refusal-not-found = Aquí no hay nada
web-refusal-forbidden = Desde aquí no
web-refusal-yours = No se pudo hacer
web-refusal-home = Ir a la primera página
web-refusal-ours = Algo falló de nuestro lado

error-page-not-found = no hay página en esta dirección
    .help = Regrese, o empiece de nuevo en la primera página.
error-sign-in-needed = esta página es del asesor
    .help = Inicie sesión primero.
error-form-not-ours = el formulario no pertenece a esta sesión
    .why = Un formulario de otro sitio, o de una sesión terminada, podría actuar en su nombre.
    .help = Abra de nuevo la página y envíe el formulario desde ahí. Lo que escribió sigue en el formulario del navegador.
error-host-not-ours = se llegó al banco de trabajo con un nombre ajeno
    .why = Sin inicio de sesión sólo responde a los nombres de esta máquina.
    .help = Use 127.0.0.1 o localhost, o inícielo con --public.
error-request-too-large = la solicitud pasa de 8 MB
    .help = Envíe un archivo más pequeño.
error-form-not-readable = no se pudo leer el formulario
    .help = Abra de nuevo la página y llene ahí el formulario.
error-changed-meanwhile = alguien más lo cambió mientras tanto
    .help = Ábralo de nuevo, vea qué cambió y repita su cambio.
error-slot-taken = ese horario ya no está libre
    .help = Elija otro horario.
error-database-unavailable = no se pudo usar la base de datos
    .help = Vea lo que el programa imprimió donde se inició; los datos ya guardados están a salvo.
error-no-adviser-yet = todavía no se conocen los horarios de nadie
    .help = Llene primero los horarios del asesor.
error-note-empty = no hay texto
    .help = Escriba algo y envíelo.
error-date-not-readable = la fecha no es una fecha
    .help = Escríbala como AAAA-MM-DD.
error-serve-not-loopback = otros podrían llegar a { $address }
    .why = Sin inicio de sesión, quien llegue al banco de trabajo puede cambiarlo todo.
    .help = Escuche en 127.0.0.1, o agregue --public, que activa el inicio de sesión.
error-serve-no-administrator = un banco de trabajo público necesita un administrador
    .help = Indique --administrator NOMBRE y ponga la contraseña en OTAY_ADMINISTRATOR_PASSWORD.
error-password-too-short = la contraseña tiene menos de { $least } caracteres
    .help = Elija una más larga; una frase es fácil de recordar.
error-address-not-available = no se puede escuchar en { $address }: { $reason }
    .help = Elija otra dirección o puerto con --listen.
error-mail-server-not-understood = `{ $address }` no es la dirección de un servidor de correo
    .help = Escríbala como smtps://usuario:contraseña@servidor o smtp://servidor:puerto.
error-database-address-not-understood = `{ $address }` no es la dirección de una base de datos
    .help = Indique la ruta de un archivo, o postgres://usuario:contraseña@servidor/nombre.

## Consulta

web-ask-title = Primera consulta
web-ask-lead = Díganos qué fabrica y qué quiere lograr. Un asesor se prepara, y la primera plática es gratuita.
web-ask-problems = Faltan respuestas o alguna necesita otra mirada. No se perdió nada de lo que escribió.
web-ask-case = Esta solicitud parte del caso «{ $title }».
web-ask-about-product = Su producto
web-ask-about-time = Un horario para platicar
web-ask-about-you = A quién respondemos
web-ask-no-slots = Por ahora no hay horarios abiertos. Envíe de todos modos su solicitud; el asesor propone uno.
web-ask-no-slot = Ninguno de éstos: el asesor propone un horario.
web-ask-same-clock = Los horarios son de San Diego y de Tijuana, que coinciden en estos días.
web-ask-two-clocks = Los horarios son San Diego / Tijuana.
web-ask-slot-gone = Ese horario se acaba de ocupar. Elija otro, por favor.
web-ask-consent = Guarden estos datos para responder mi solicitud. Puedo descargarlos o borrarlos en cualquier momento.
web-ask-send = Enviar la solicitud
web-zone-san-diego = San Diego
web-zone-tijuana = Tijuana
web-when-both = { $weekday } { $date }, { $time } en San Diego y Tijuana
web-when-each = { $weekday } { $date }, { $time } en San Diego ({ $other_date }, { $other_time } en Tijuana)

web-intake-needed = Aquí hace falta una respuesta.
web-intake-too-long = Es demasiado largo.
web-intake-not-a-choice = Elija una de las respuestas ofrecidas.
web-intake-not-an-address = No es una dirección de correo.
web-intake-not-a-code = No es una fracción arancelaria: 4, 6, 8 o 10 dígitos, con o sin puntos.
web-intake-consent-needed = Sólo podemos responder si nos permite guardar cómo localizarlo.
web-intake-goals = ¿Qué quiere lograr?
web-intake-goals-cost = Menor costo
web-intake-goals-duty = Menos aranceles
web-intake-goals-lead-time = Menor tiempo de entrega
web-intake-goals-risk = Menos riesgo
web-intake-goals-capacity = Más capacidad
web-intake-goals-talent = Personal calificado
web-intake-goals-quality = Mejor calidad
web-intake-product = ¿Cuál es el producto y de qué está hecho?
web-intake-code = Fracción arancelaria, si la conoce
web-intake-volume = Piezas al año
web-intake-made-now = ¿Dónde se fabrica hoy?
web-intake-model = ¿Cómo quisiera fabricarlo allá?
web-intake-model-undecided = Sin decidir
web-intake-model-contract = Fabricante por contrato
web-intake-model-shelter = Bajo un shelter
web-intake-model-own-plant = Planta propia
web-intake-timing = ¿Cuándo?
web-intake-timing-exploring = Explorando
web-intake-timing-within-6-months = En seis meses
web-intake-timing-within-12-months = En un año
web-intake-timing-later = Después
web-intake-certifications = Certificaciones que la planta debe tener
web-intake-concerns = ¿Qué le preocupa?
web-intake-contact-name = Su nombre
web-intake-contact-email = Correo electrónico
web-intake-contact-phone = Teléfono
web-intake-company = Empresa

web-consultation-title = Su consulta
web-consultation-thanks = Gracias, { $name }. El asesor tiene su solicitud.
web-consultation-calendar = Agregar a mi calendario
web-consultation-no-time = El asesor le escribirá con un horario.
web-consultation-keep-link = Guarde la dirección de esta página: muestra cómo va su solicitud y sólo usted la tiene.
web-consultation-said = Lo que nos contó
web-adviser-contact = Contacto
web-adviser-said = Lo que nos contaron
web-consultation-data = Sus datos
web-consultation-data-about = Guardamos lo que nos contó para responder su solicitud, y nada más.
web-consultation-export = Descargar todo
web-consultation-delete = Borrar todo
web-consultation-delete-sure = Sí, borren mi solicitud y todo lo que la acompaña.
web-way = El camino de la solicitud al arranque
web-status = Estado
web-status-requested = Solicitada
web-status-needs = Necesidades
web-status-visits = Visitas
web-status-introduction = Presentación
web-status-space = Espacio
web-status-start = Arranque
web-status-closed = Cerrada
web-steps = Próximos pasos
web-step-done = hecho
web-step-finish = Hecho
web-step-what = Qué
web-step-when = Para cuándo
web-step-add = Agregar paso
web-notes = Notas
web-note-shared = compartida con el cliente
web-note-private = sólo asesores
web-note-new = Nota nueva
web-note-share = Compartirla con el cliente
web-note-add = Agregar nota

web-calendar-summary = Otay: primera consulta
web-letter-no-time = sin horario elegido
web-letter-client-subject = Su primera consulta
web-letter-client-body =
    Hola, { $name }:

    gracias por su solicitud.
    Horario: { $when }.

    Cómo va, y cómo descargarla o borrarla: { $link }
web-letter-adviser-subject = Nueva consulta: { $company }
web-letter-adviser-body =
    { $company } pide una primera consulta.
    Horario: { $when }.

    { $link }

## Asesor

web-queue-title = Consultas
web-queue-empty = Nadie espera.
web-queue-no-hours = Todavía no hay horarios, así que los clientes no pueden elegir uno.
web-appointment = Cita
web-case = Caso
web-take = Tomar esta consulta
web-move-to = Pasar a
web-move = Pasar
web-hours-title = Horarios del asesor
web-hours-name = Nombre que ven los clientes
web-hours-email = Correo para solicitudes nuevas
web-hours-time-zone = Zona horaria de los horarios
web-hours-slot-minutes = Minutos por plática
web-hours-notice-hours = Horas de anticipación
web-hours-horizon-days = Días hacia adelante que se pueden elegir
web-hours-day = Día
web-hours-from = Desde
web-hours-until = Hasta
web-hours-save = Guardar
web-hours-wrong = Todavía no se guarda nada: hay campos que revisar.
web-hours-number = Hace falta un número entero.
web-hours-range-slot-minutes = De 15 a 240.
web-hours-range-notice-hours = De 0 a 336.
web-hours-range-horizon-days = De 1 a 120.
web-hours-zone-san-diego = San Diego (America/Los_Angeles)
web-hours-zone-tijuana = Tijuana (America/Tijuana)
web-hours-name-needed = Hace falta un nombre.
web-hours-zone = Elija una de las zonas horarias.
web-hours-time = Un día necesita principio y fin, como HH:MM.
web-hours-order = Un día debe terminar después de empezar.
web-weekday-1 = Lunes
web-weekday-2 = Martes
web-weekday-3 = Miércoles
web-weekday-4 = Jueves
web-weekday-5 = Viernes
web-weekday-6 = Sábado
web-weekday-7 = Domingo
web-outbox-title = Bandeja de salida
web-outbox-server = Las cartas se entregan al servidor de correo; lo que no se pudo enviar se intenta de nuevo.
web-outbox-no-server = No hay servidor de correo, así que las cartas esperan aquí.
web-outbox-empty = No hay cartas.
web-mail-sent = enviada
web-mail-waiting = en espera

## Comandos

serve-ready = El banco de trabajo está abierto en { $url }. Ctrl+C lo cierra.
backup-written = { $rows } filas escritas en { $file }.
backup-restored = { $rows } filas restauradas de { $file }. Todas las sesiones quedaron cerradas.

help-serve = El banco de trabajo en un navegador, en esta máquina
    .listen = Dirección y puerto donde escuchar
    .database = Un archivo, o postgres://usuario:contraseña@servidor/nombre; si no, un archivo en su carpeta de datos
    .register = La carpeta de su registro, como la toma `otay directory --data`
    .public = Permitir que lleguen otros que esta máquina; activa el inicio de sesión
    .administrator = Nombre del administrador; la contraseña se lee de OTAY_ADMINISTRATOR_PASSWORD
    .base-url = Dirección que usan los visitantes, para los enlaces de las cartas
    .smtp = Servidor de correo, como smtps://usuario:contraseña@servidor; sin uno, las cartas esperan en la bandeja de salida
    .mail-from = Remitente de las cartas
    .examples =
        otay serve
        otay serve --listen 127.0.0.1:9000 --database trabajo.sqlite
help-backup = Escribir en un archivo todo lo que guarda el banco de trabajo; puede seguir en marcha
    .file = El archivo por escribir
    .database = Un archivo, o postgres://usuario:contraseña@servidor/nombre; si no, un archivo en su carpeta de datos
    .examples =
        otay backup otay-2026-11-24.backup
help-restore = Reemplazar todo lo que guarda el banco de trabajo por lo que trae un respaldo; puede seguir en marcha
    .file = El archivo por leer
    .database = Un archivo, o postgres://usuario:contraseña@servidor/nombre; si no, un archivo en su carpeta de datos
    .examples =
        otay restore otay-2026-11-24.backup

error-administrator-password-missing = no hay contraseña para el administrador
    .why = Una contraseña en la línea de comandos quedaría a la vista en la lista de procesos.
    .help = Póngala en la variable de entorno OTAY_ADMINISTRATOR_PASSWORD.
error-backup-file-not-usable = no se pudo leer o escribir el archivo de respaldo: { $reason }
    .help = Revise que la ruta sea correcta y que haya espacio en el disco.
error-not-a-backup = la línea { $line } no es parte de un respaldo: { $reason }
    .why = Restaurar lo reemplaza todo, así que un archivo incompleto no cambia nada.
    .help = Indique un archivo que haya escrito `otay backup`.
error-backup-cut-short = el respaldo está cortado: dice { $said } filas y trae { $held }
    .why = Restaurar lo reemplaza todo, así que un archivo incompleto no cambia nada.
    .help = Copie de nuevo el archivo, o use uno anterior.

## Casos

web-cases-title = Casos
web-cases-none = Todavía no hay casos.
web-newer = Más recientes
web-older = Anteriores
web-case-untitled = Caso sin título
web-new-title = Caso nuevo
web-new-upload = Desde archivos
web-new-upload-about = Una carpeta de caso (sus archivos, o un zip), o sólo una lista de materiales en CSV o Excel: lo demás empieza con la plantilla.
web-new-files = Archivos, 8 MB en total como máximo
web-new-send = Subir
web-new-template = Desde la plantilla
web-new-template-about = Un caso comentado para llenar.
web-new-template-start = Empezar con la plantilla
web-new-examples = Desde un ejemplo
web-new-examples-about = Una copia para cambiar a su gusto. Los precios en ellos son ilustrativos.
web-example-guitar = Guitarra de cuerdas de acero
web-example-catheter = Catéter desechable
web-example-wire-harness = Arnés de cables
web-example-aluminum-bracket = Soporte de aluminio
web-example-headphones = Audífonos
web-case-menu = Partes del caso
web-case-answer = Respuesta
web-case-inputs = Datos
web-case-not-yet = El caso todavía no se puede responder. Esto es lo que falta o está mal:
web-case-consult = Pedir una consulta sobre este caso
web-case-delete = Borrar este caso
web-case-delete-sure = Sí, borrarlo con todas sus versiones.
web-downloads = Para llevar
web-download-report = Reporte en una página (HTML)
web-download-json = Reporte para programas (JSON)
web-download-folder = La carpeta del caso (zip), como la lee la línea de comandos
web-bill-title = Lista de materiales
web-bill-workbook = La lista es un libro de Excel. El primer cambio hecho aquí la convierte en un archivo CSV; el libro queda en la versión anterior.
web-row-title = Renglón
web-row-edit = Editar el renglón
web-row-add = Agregar un renglón
web-row-new = NUEVO
web-row-keep = Guardar
web-row-remove = Quitar este renglón
web-columns-title = Nombrar las columnas
web-columns-lead = Diga qué contiene cada columna de su archivo. Las columnas con nombre conocido ya están elegidas.
web-column-part = número o nombre de parte
web-column-parent = parte a la que pertenece
web-column-level = nivel
web-column-description = descripción
web-column-hts = fracción arancelaria
web-column-country-of-origin = país de origen
web-column-originating-status = carácter originario
web-column-evidence = evidencia
web-column-evidence-date = fecha de la evidencia
web-column-evidence-valid-until = último día de la evidencia
web-column-evidence-reference = folio de la evidencia
web-column-quantity = cantidad
web-column-unit = unidad
web-column-unit-cost = costo unitario
web-column-currency = moneda
web-column-weight-kg = peso, kg
web-column-weight-g = peso, g
web-column-weight-lb = peso, lb
web-column-make-or-buy = fabricado o comprado
web-column-role = papel en la mercancía
web-column-supplier = proveedor
web-column-facts = hechos
web-column-notes = observaciones
web-columns-as-it-is = como está
web-columns-keep = Guardar estos nombres
web-file-about = El producto, los escenarios y sus costos, como texto. Cada clave se describe en la documentación.
web-file-keep = Guardar
web-file-anyway = Guardarlo de todos modos; lo termino después.
web-file-not-kept = Aún no se guarda: algo está mal.
web-versions-title = Versiones
web-versions-compare = Qué cambió
web-compare-same = Nada cambió.
web-compare-binary = El archivo cambió; no es texto.
web-note-template = la plantilla
web-note-example = el ejemplo: { $name }
web-note-upload = archivos subidos
web-note-row-changed = un renglón de la lista
web-note-row-added = un renglón nuevo en la lista
web-note-row-removed = un renglón quitado de la lista
web-note-columns = nombres de las columnas
web-note-file = case.toml

error-case-has-problems = el caso tiene { $count ->
    [one] un problema
   *[other] { $count } problemas
}
    .help = Abra el caso: cada problema se muestra con su lugar.
error-bill-not-found = el caso no nombra ninguna lista que esté entre sus archivos
    .help = Escriba el nombre de la lista bajo [bill] en los datos.
error-bill-not-text = la lista no es texto en UTF-8 o Latin-1
    .help = Guárdela de nuevo como CSV en UTF-8, o suba el libro de Excel.
error-bill-has-no-rows = la lista no tiene renglones
    .help = Suba una lista con un renglón de nombres de columna y al menos una parte.
error-bill-workbook-unreadable = no se pudo leer el libro: { $reason }
    .help = Guárdelo de nuevo como .xlsx sin contraseña, o como CSV.
error-upload-empty = el formulario llegó sin archivos
    .help = Elija uno o más archivos y súbalos.
error-upload-too-many-files = hay más de 20 archivos
    .help = Un caso tiene pocos: case.toml y su lista. Deje fuera los demás.
error-upload-kind-unknown = `{ $name }` es de un tipo que aquí no se recibe
    .help = Los casos tienen archivos .toml, .csv, .tsv, .txt y .xlsx.
error-upload-same-name = dos archivos tienen el mismo nombre
    .help = Cambie el nombre de uno.
error-upload-not-a-zip = no se pudo leer el archivo zip
    .help = Empaque de nuevo la carpeta, o suba sus archivos uno por uno.
error-upload-no-case = no hay case.toml entre los archivos
    .why = De varios archivos, sólo case.toml dice cuál es la lista.
    .help = Agregue case.toml, o suba sólo la lista.

## Trabajos largos

web-jobs-title = Trabajos largos
web-jobs-about = El trabajo que tarda más de un momento se hace aquí, uno tras otro. Sigue mientras usted hace otra cosa y, si el programa se detiene, vuelve a empezar solo.
web-jobs-none = Todavía no se ha pedido nada.
web-jobs-batch = Aranceles para un archivo de preguntas
web-jobs-batch-about = Un archivo CSV cuya primera fila nombra code, origin, date y value y, si se quiere, id, qty, claim y facts. Las respuestas llegan en un archivo CSV.
web-jobs-file = Archivo de preguntas
web-jobs-panel = Cada fracción por cada país
web-jobs-panel-about = El arancel de cada fracción de diez dígitos desde cada país en un día, como archivo Parquet.
web-jobs-day = Día de entrada
web-jobs-start = Empezar
web-job-kind-duty-batch = Aranceles para un archivo de preguntas
web-job-kind-tariff-panel = Cada fracción por cada país
web-job-queued = En espera
web-job-running = En curso
web-job-done = Terminado
web-job-failed = Falló
web-job-cancelled = Detenido
web-job-progress = Avance
web-job-refreshes = Esta página sigue el trabajo por sí sola.
web-job-cancel = Detenerlo
web-job-result = Descargar el resultado
web-job-count-determined = Determinadas
web-job-count-prohibited = No pueden entrar
web-job-count-undetermined = Dependen de un dato no dado
web-job-count-errors = Rechazadas
web-job-count-lines = Fracciones
web-job-count-countries = Países
web-jobs-register = Un registro o una lista de organizaciones
web-jobs-register-about = Pasa a su propio registro, como lo hace la línea de comandos: el formato de intercambio en CSV o Excel, el directorio nacional DENUE o el registro de emisiones RETC. Lo que pasó con cada renglón se entrega en un archivo CSV.
web-jobs-register-file = Archivo
web-jobs-register-format = Qué es
web-jobs-register-by-columns = Según sus columnas
web-jobs-register-template = Formato de intercambio
web-jobs-register-as-of = De cuándo son los renglones que no lo dicen
web-jobs-register-source = De dónde vienen los renglones que no lo dicen
web-job-kind-register-import = Un registro o una lista de organizaciones
web-job-count-read = Renglones leídos
web-job-count-added = Organizaciones nuevas
web-job-count-merged = Reunidos con una que ya estaba
web-job-count-changed = Cambiados
web-job-count-unchanged = Sin cambio
web-job-count-refused = Rechazados
error-job-not-done = el trabajo no ha llegado a un resultado
    .help = Vuelva cuando haya terminado; el que falló o se detuvo no tiene ninguno.

## API

error-method-not-allowed = esta dirección no acepta ese método
    .help = La descripción en /api/v1/openapi.json dice qué métodos acepta.
error-json-expected = la solicitud no es JSON
    .help = Envíela con Content-Type: application/json.
error-json-not-understood = el JSON no es lo que aquí se espera: { $reason }
    .help = La descripción en /api/v1/openapi.json lo dice; las claves desconocidas se rechazan.
error-request-not-understood = un parámetro o campo falta, es desconocido o está fuera de rango
    .help = La descripción en /api/v1/openapi.json dice qué se espera.

## Buscar y región

web-find-title = Quién puede fabricarlo
web-find-words = ¿Qué deben saber hacer?
web-find-example = inyección de plástico ISO 13485
web-find-near = Cerca de
web-find-anywhere = en cualquier lugar
web-find-within = A menos de (km)
web-find-students = Estudiantes, al menos
web-find-graduates = Egresados al año, al menos
web-find-institutions = Universidades y centros de capacitación
web-find-search = Buscar
web-find-count = { $count ->
    [one] { $count } sitio
   *[other] { $count } sitios
}
web-find-no-source = ninguna fuente lo dice
web-find-nothing = Nadie en el registro corresponde. Pruebe con menos palabras o quite una elección.
web-facet-kind = Qué son
web-facet-municipality = Municipio
web-facet-activity = Actividad
web-facet-certification = Certificación
web-facet-program = Programa
web-facet-skill = Habilidades
web-facet-size = Tamaño
web-region-title = La región
web-region-lead = Cruces, { $count } organizaciones y los datos en que se apoyan las respuestas.
web-region-grades = Grados: A oficial, B fuente de mercado con nombre, C única o sin fecha, D publicidad.
web-region-fact = Dato
web-region-value = Valor
web-region-unit = Unidad
web-region-since = Desde
web-region-grade = Grado
web-region-source = Fuente
web-region-group-labor = Trabajo
web-region-group-lanes = Rutas de flete
web-region-group-rents = Rentas
web-region-group-fees = Derechos y cuotas
web-region-group-exchange = Tipos de cambio

## Las páginas de la tarifa.

web-tariff-title = Tarifa arancelaria
web-tariff-lead = La tarifa de Estados Unidos por capítulo y partida: sus tasas, el arancel por país hoy y desde 2025, y la regla del T‑MEC.
web-tariff-words = Palabras para la mercancía, o un código
web-tariff-example = guitarra acústica, o 9202.90.40
web-tariff-day = Día
web-tariff-search = Buscar
web-tariff-show = Mostrar
web-tariff-chapters = Capítulos
web-tariff-found = Resultados para «{ $query }»
web-tariff-code = Código
web-tariff-place = Lugar en la tarifa
web-tariff-country = País de origen
web-tariff-country-usual = los habituales
web-tariff-labels-only = Los capítulos y partidas llevan rótulos breves nuestros. Las descripciones oficiales de las fracciones no son parte de este programa; quien lo administra puede obtenerlas con el comando otay tariff update.
web-tariff-missing = No existe esa fracción
web-tariff-candidates = Consulte estas en su lugar
web-tariff-nearest = La más cercana que existe:
web-tariff-case = En un caso
web-tariff-case-about = Averigüe qué pagaría su propio producto y si califica.
web-tariff-case-start = Empezar un caso con este código

## Lo que puede suponerse de un caso, su certificación, su lista como árbol.

web-what-if = ¿Y si…?
web-what-if-title = preguntado en la página del caso
web-what-if-off = Aranceles adicionales que no se aplican
web-what-if-range = de { $low } a { $high }
web-what-if-compute = Calcular
web-what-if-none = El caso como está
web-what-if-refused = No fue posible tomar lo que usted supone. La respuesta es la del caso como está.
web-what-if-note = Esta respuesta supone lo que usted indicó; el caso mismo no cambia.
web-what-if-caption = Costo puesto en destino por unidad, { $currency }
web-what-if-stands = Como está
web-what-if-supposed = Según lo supuesto
web-what-if-change = Cambio
web-download-spreadsheet = Costo puesto en destino en hoja de cálculo con fórmulas vivas (XLSX)
web-case-further = A partir de aquí
web-case-tariff = { $code } en la tarifa arancelaria
web-case-makers = Quién podría fabricarlo
web-certification-lead = Se emite una certificación para una mercancía que es originaria. Lo que muestra el caso se toma de ahí; lo demás se declara abajo.
web-certification-originates = Originaria conforme al T‑MEC:
web-certification-page = Página para imprimir y firmar
web-certification-json = para programas (JSON)
web-certification-first = Complete y guarde abajo lo que declara quien certifica; después podrá obtenerla aquí.
web-certification-not = No puede emitirse certificación para este escenario.
web-certification-why = La respuesta dice por qué.
web-certification-stated = Lo que declara quien certifica
web-note-certification = lo que declara quien certifica
web-bill-tree = Nivel
web-bill-keep = Guardar cambios
web-bill-kept = Guardado como versión { $version }.
web-bill-anew = Mostrar la lista como está ahora
web-bill-unanswered = { $count ->
    [one] Todavía no hay respuesta: falta corregir una cosa.
   *[other] Todavía no hay respuesta: faltan { $count } cosas por corregir.
}
web-bill-more = { $change } más
web-bill-less = { $change } menos
web-bill-originates = es originaria
web-bill-not-originating = no es originaria
web-bill-origin-open = origen por determinar
web-status-originating = originario
web-status-non-originating = no originario
web-status-not-stated = sin declarar
web-note-cells = { $count ->
    [one] cantidad, precio o estatus en el renglón { $lines }
   *[other] cantidad, precio o estatus en los renglones { $lines }
}
web-bill-elsewhere = También hay que corregir renglones en otras páginas:
web-bill-pages = Páginas de la lista, por renglones
web-row-look-up = Buscar el código por palabras
web-row-heading = Esta partida con sus tasas
web-row-in = Un nivel hacia adentro
web-row-out = Un nivel hacia afuera
web-row-after = Agregar una fila después de esta
web-note-row-moved = una fila movida en el árbol de la lista
error-what-if-value-unreadable = `{ $value }` no es un número para `{ $field }`
    .help = Escriba dígitos, por ejemplo 110 o 17.5.
error-certification-not-stated = el caso no contiene lo que declara quien certifica
    .why = Quién certifica, quién firma y para qué embarques no es algo que el caso pueda mostrar.
    .help = Complete primero certification.toml en la página de la certificación.

## Búsquedas guardadas, y quién podría fabricar el producto de un caso.

web-find-saved = Búsquedas guardadas
web-find-save-as = Guardar esta búsqueda como
web-find-save = Guardar
web-find-forget = Olvidar la búsqueda { $name }
web-match-title = Fabricantes para mi caso
web-match-lead = Califica a cada fabricante del registro para el producto de un caso; cada punto con el hecho en que se basa.
web-match-choose = Elija un caso
web-match-weights = Pesos
web-match-weight-activity = Actividad
web-match-weight-product = Producto
web-match-weight-expected = Lo que suele pedirse
web-match-weight-size = Tamaño
web-match-weight-distance = Distancia
web-match-weight-evidence = Evidencia
web-match-require = Requerido (con comas)
web-match-require-example = ISO 13485, anodizado
web-match-beyond = { $count ->
    [one] Una planta más viene después de estas.
   *[other] { $count } plantas más vienen después de estas.
}
web-match-score = Calificar
web-match-of = de { $count }
web-match-why = Por qué
web-match-criterion = Criterio
web-match-points = Puntos
web-match-most = de
web-match-because = Porque
error-search-not-kept = esta búsqueda no puede guardarse
    .why = Una búsqueda guardada tiene algo que buscar y un nombre de 80 caracteres cuando más.
    .help = Busque primero y dele después un nombre breve.

web-region-as-of = Hechos al día
web-region-newest = Los más recientes
web-region-shows-newest = Se muestra el valor más reciente de cada hecho.
web-region-shows-day = Se muestra lo que regía el { $day }; lo que no se conoce para ese día así lo dice.
web-region-until = hasta { $day }
web-region-unknown = desconocido
