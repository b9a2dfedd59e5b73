# Descripciones y condiciones de las reglas específicas, por las palabras inglesas de la regla hechas nombre.
# Lo que no está aquí se muestra como está escrito en la regla; una prueba pide que no falte ninguna.
origin-rule-text = { $slug ->
    [a-different-good] una mercancía distinta
    [a-different-good-and-not-parts-of-other-smart-cards] una mercancía distinta que no sea parte de las demás tarjetas inteligentes
    [a-different-good-of-the-good-s-own-subheading] una mercancía distinta de la misma subpartida
    [a-single-juice-ingredient-or-juice-ingredients-from-one-non-usmca-country-at-most-60-by-volume-of-the-good] un solo jugo, o los jugos de un mismo país fuera del T‑MEC, a lo más 60 % del volumen de la mercancía en concentración natural
    [absorption-type-electrical-household-refrigerators] refrigeradores eléctricos domésticos de absorción
    [acid-dyeable-acrylic-tow] cable acrílico teñible con colorantes ácidos
    [all-trade-other-than-between-canada-and-the-united-states] todo comercio que no sea entre Canadá y los Estados Unidos
    [all-trade-other-than-between-mexico-and-the-united-states] todo comercio que no sea entre México y los Estados Unidos
    [allspice-neither-crushed-nor-ground] pimienta gorda sin triturar ni pulverizar
    [analogue-or-hybrid-automatic-data-processing-machines] máquinas automáticas para tratamiento de datos, analógicas o híbridas
    [another-subheading-of-the-group] otra subpartida del grupo
    [any-other-good] cualquier otra mercancía
    [any-other-good-any-other-use] cualquier otra mercancía, para cualquier otro uso
    [any-other-good-for-use-in-a-heavy-truck] cualquier otra mercancía, para un camión pesado
    [any-other-good-for-use-in-a-passenger-vehicle-or-light-truck-or-heavy-truck] cualquier otra mercancía para un vehículo de pasajeros, un camión ligero o un camión pesado
    [any-other-use] cualquier otro uso
    [assemblies-with-more-than-one-of-compressor-condenser-evaporator-connecting-tubing] ensambles con más de uno de estos: compresor, condensador, evaporador, tubo de conexión
    [at-least-50-by-weight-of-the-total-active-ingredient-or-ingredients-originates] es originario al menos 50 % del peso total de los ingredientes activos
    [at-least-70-by-weight-of-the-materials-of-7208-7211-7216-7225-and-7226-originates] es originario al menos 70 % del peso de los materiales de 7208, 7211, 7216, 7225 y 7226
    [at-least-70-by-weight-of-the-materials-of-7208-7229-and-7301-7326-originates] es originario al menos 70 % del peso de los materiales de 7208-7229 y 7301-7326
    [at-least-70-by-weight-of-the-materials-of-7208-7229-or-7301-7326-originates] es originario al menos 70 % del peso de los materiales de 7208-7229 o 7301-7326
    [battery-cells] celdas de batería
    [battery-of-a-kind-used-as-the-primary-source-of-electrical-power-to-propel-an-electric-passenger-vehicle-or] batería del tipo usado como fuente principal de energía eléctrica para propulsar un vehículo eléctrico de pasajeros o un camión ligero eléctrico
    [bay-leaves-neither-crushed-nor-ground] hojas de laurel sin triturar ni pulverizar
    [between-canada-and-the-united-states-only] sólo entre Canadá y los Estados Unidos
    [between-mexico-and-the-united-states-only] sólo entre México y los Estados Unidos
    [body-stamping-for-use-in-a-passenger-vehicle-or-light-truck] estampado de carrocería para un vehículo de pasajeros o un camión ligero
    [both-cut-and-assembled-in-usmca-territory] cortada y además ensamblada en territorio del T‑MEC
    [both-cut-and-sewn-or-otherwise-assembled-in-usmca-territory] cortada y además cosida o ensamblada de otro modo en territorio del T‑MEC
    [both-cut-or-knit-to-shape-and-sewn-or-otherwise-assembled-in-usmca-territory] cortada (o tejida a forma) y además cosida o ensamblada de otro modo en territorio del T‑MEC
    [carrageenan] carragenina
    [cathode-ray-oscilloscopes-or-oscillographs] osciloscopios u oscilógrafos de rayos catódicos
    [celery-seeds-neither-crushed-nor-ground] semillas de apio sin triturar ni pulverizar
    [ceramic-connectors] conectores de cerámica
    [chapter-rule-2-does-not-apply-to-these-goods] la regla 2 del capítulo no se aplica a estas mercancías
    [chapter-rules-2-4-do-not-apply-to-these-goods] las reglas 2 a 4 del capítulo no se aplican a estas mercancías
    [chapter-rules-3-5-do-not-apply-to-these-goods] las reglas 3 a 5 del capítulo no se aplican a estas mercancías
    [chassis-for-use-in-a-heavy-truck] chasis para un camión pesado
    [chassis-frame-for-use-in-a-passenger-vehicle-or-light-truck] bastidor de chasis para un vehículo de pasajeros o un camión ligero
    [circular-knit-fabric-wholly-of-cotton-yarns-over-100-metric-number-per-single-yarn] tela de punto circular enteramente de hilados de algodón de título superior al número métrico 100 por hilado sencillo
    [clothing-clothing-accessories-footwear-and-headgear] prendas y accesorios de vestir, calzado, sombreros y demás tocados
    [compression-ignition-engine-used-for-a-light-truck] motor de encendido por compresión para un camión ligero
    [concentrates-of-poppy-straw] concentrados de paja de adormidera
    [copper-connectors] conectores de cobre
    [cords-or-string-plaited-or-not] cuerdas o cordones, trenzados o no
    [cranberry-juice-mixtures] mezclas de jugo de arándano agrio
    [crushed-or-ground-allspice] pimienta gorda triturada o pulverizada
    [crushed-or-ground-bay-leaves] hojas de laurel trituradas o pulverizadas
    [crushed-or-ground-bay-leaves-nor-crushed-or-ground-dill-seeds-nor-curry] hojas de laurel ni semillas de eneldo, trituradas o pulverizadas, ni curry
    [crushed-or-ground-celery-seeds] semillas de apio trituradas o pulverizadas
    [crushed-or-ground-dill-seeds] semillas de eneldo trituradas o pulverizadas
    [crushed-or-ground-savory] ajedrea triturada o pulverizada
    [crust-hides-and-skins] cueros y pieles en estado seco («crust»)
    [curry] curry
    [curtains-of-fabric-wholly-of-non-textured-polyester-filaments] cortinas de tela enteramente de filamentos de poliéster sin texturar
    [cut-or-knit-to-shape-or-both-and-sewn-or-otherwise-assembled-in-usmca-territory] cortada o tejida a forma, o ambas cosas, y cosida o ensamblada de otro modo, en territorio del T‑MEC
    [cut-warp-pile-fabric-with-pile-of-dry-spun-acrylic-staple-fibers-of-5503-30-dyed-in-the-piece-to-one] terciopelo por urdimbre cortado, con pelo de fibras acrílicas discontinuas de 5503.30 hiladas en seco, teñido en pieza de un solo color
    [dairy-preparations-containing-over-10-by-dry-weight-of-milk-solids] preparaciones lácteas con más de 10 % de sólidos lácteos en peso seco
    [dill-seeds-neither-crushed-nor-ground] semillas de eneldo sin triturar ni pulverizar
    [domestic-vacuum-cleaners] aspiradoras domésticas
    [door-assemblies-with-more-than-one-of-inner-panel-outer-panel-insulation-hinges-handles] ensambles de puertas con más de uno de estos: panel interior, panel exterior, aislamiento, bisagras, manijas
    [drive-axles-with-differential-with-or-without-other-transmission-components-for-vehicles-of-8703-any-other] ejes con diferencial (con o sin otros órganos de transmisión) para vehículos de 8703, para cualquier otro uso
    [drive-axles-with-differential-with-or-without-other-transmission-components-for-vehicles-of-8703-for-use-in] ejes con diferencial (con o sin otros órganos de transmisión) para vehículos de 8703, para un camión pesado
    [electronic-microassemblies] microensambles electrónicos
    [essential-oils-of-bergamot-or-lime] aceites esenciales de bergamota o de lima
    [essential-oils-of-geranium-jasmine-lavender-lavandin-or-vetiver] aceites esenciales de geranio, jazmín, lavanda, lavandín o vetiver
    [fabric-of-man-made-fibers] tela de fibras sintéticas o artificiales
    [fabricated-asbestos-fibers-mixtures-with-a-basis-of-asbestos-and-magnesium-carbonate-yarn-or-thread-cords] fibras de asbesto trabajadas, mezclas a base de asbesto y carbonato de magnesio, hilados, cuerdas o cordones, trenzados o no, y tejidos, incluso de punto
    [fabricated-asbestos-fibers-or-mixtures-with-a-basis-of-asbestos-or-of-asbestos-and-magnesium-carbonate] fibras de asbesto trabajadas, o mezclas a base de asbesto o de asbesto y carbonato de magnesio
    [fabricated-crocidolite-fibers-mixtures-with-a-basis-of-crocidolite-and-magnesium-carbonate-yarn-or-thread] fibras de crocidolita trabajadas, mezclas a base de crocidolita y carbonato de magnesio, hilados, cuerdas o cordones, trenzados o no, y tejidos, incluso de punto
    [fabricated-crocidolite-fibers-or-mixtures-with-a-basis-of-crocidolite-or-of-crocidolite-and-magnesium] fibras de crocidolita trabajadas, o mezclas a base de crocidolita o de crocidolita y carbonato de magnesio
    [flat-yarns-7-denier-5-filament-10-denier-7-filament-or-12-denier-5-filament-all-of-nylon-66-untextured-flat] hilados planos: 7 denier/5 filamentos, 10 denier/7 filamentos o 12 denier/5 filamentos, todos de nailon 66, sin texturar (planos), semimates, multifilamento, sin torsión o con torsión de no más de 50 vueltas por metro
    [floor-coverings-on-a-base-of-paper-or-paperboard] revestimientos para el suelo con soporte de papel o cartón
    [foil-not-over-0-15-mm-thick-backing-excluded] hojas de espesor no mayor a 0.15 mm, sin contar el soporte
    [for-the-transport-of-15-or-fewer-persons] para el transporte de 15 personas o menos
    [for-the-transport-of-16-or-more-persons] para el transporte de 16 personas o más
    [for-use-in-a-heavy-truck] para un camión pesado
    [for-use-in-a-passenger-vehicle-or-light-truck] para un vehículo de pasajeros o un camión ligero
    [for-use-in-a-passenger-vehicle-or-light-truck-or-heavy-truck] para un vehículo de pasajeros, un camión ligero o un camión pesado
    [gear-boxes] cajas de cambio
    [gear-boxes-any-other-use] cajas de cambio, para cualquier otro uso
    [gliders-or-hang-gliders] planeadores o alas planeadoras
    [goods-of-textile-wadding] artículos de guata textil
    [gyrostabilized-cameras] cámaras giroestabilizadas
    [gyrostabilized-television-cameras] cámaras de televisión giroestabilizadas
    [heavy-truck] camión pesado
    [hides-or-skins-of-camels-or-dromedaries] cueros o pieles de camello o dromedario
    [hides-or-skins-reversibly-tanned-pre-tanning-included] cueros o pieles con curtido reversible, incluido el precurtido
    [hides-or-skins-reversibly-tanned-pre-tanning-included-other-than-of-camels-or-dromedaries] cueros o pieles con curtido reversible, incluido el precurtido, que no sean de camello o dromedario
    [housings] carcasas
    [if-bar-or-rod-is-used-its-cross-sectional-area-is-reduced-by-at-least-50] si se usa barra o varilla, su sección transversal se reduce al menos 50 %
    [infant-preparations-containing-over-10-by-dry-weight-of-milk-solids] preparaciones para lactantes con más de 10 % de sólidos lácteos en peso seco
    [klystrons] klistrones
    [light-truck] camión ligero
    [liquid-crystal-display-assemblies] ensambles de pantalla de cristal líquido
    [made-by-atmospheric-distillation-vacuum-distillation-catalytic-hydroprocessing-catalytic-reforming] obtenida por destilación atmosférica, destilación al vacío, hidroproceso catalítico, reformación catalítica, alquilación, craqueo catalítico, craqueo térmico, coquización o isomerización
    [made-by-direct-blending-as-defined-for-2710] obtenida por mezcla directa, como se define para 2710
    [manganese-powders-or-articles-of-manganese] polvos de manganeso o manufacturas de manganeso
    [mcpherson-struts-any-other-use] amortiguadores McPherson, para cualquier otro uso
    [mcpherson-struts-for-use-in-a-heavy-truck] amortiguadores McPherson, para un camión pesado
    [men-s-or-boys-boxer-shorts-of-cotton-with-outer-shell-wholly-of-the-listed-fabrics] calzoncillos tipo bóxer para hombre o niño, de algodón, con exterior enteramente de las telas de la lista
    [men-s-or-boys-shirts-of-cotton-or-man-made-fibers-with-outer-shell-wholly-of-the-listed-fabrics] camisas para hombre o niño, de algodón o de fibras sintéticas o artificiales, con exterior enteramente de las telas de la lista
    [moulded-parts] partes moldeadas
    [mounted-brake-linings-any-other-use] guarniciones de frenos montadas, para cualquier otro uso
    [mounted-brake-linings-for-use-in-a-passenger-vehicle-or-light-truck-or-heavy-truck] guarniciones de frenos montadas, para un vehículo de pasajeros, un camión ligero o un camión pesado
    [mounted-brake-linings-or-parts-of-brakes-or-servo-brakes] guarniciones de frenos montadas, o partes de frenos o de servofrenos
    [no-component-of-the-non-originating-material-is-of-2207] ningún componente del material no originario es de 2207
    [non-driving-axles-and-parts-for-vehicles-of-8703-any-other-use] ejes portadores y sus partes para vehículos de 8703, para cualquier otro uso
    [non-driving-axles-and-parts-for-vehicles-of-8703-for-use-in-a-heavy-truck] ejes portadores y sus partes para vehículos de 8703, para un camión pesado
    [non-originating-alcoholic-ingredients-at-most-10-of-the-good-s-alcoholic-content-by-volume] ingredientes alcohólicos no originarios, a lo más 10 % del grado alcohólico volumétrico de la mercancía
    [non-originating-cocoa-powder-of-1805-at-most-35-by-weight-of-the-cocoa-powder] cacao en polvo no originario de 1805, a lo más 35 % del peso del cacao en polvo
    [non-originating-coffee-of-chapter-9-at-most-60-by-weight-of-the-good] café no originario del capítulo 9, a lo más 60 % del peso de la mercancía
    [non-originating-feedstock-of-2711-11-at-most-49-by-volume-of-the-good] materia prima no originaria de 2711.11, a lo más 49 % del volumen de la mercancía
    [non-originating-feedstock-of-2711-12-2711-14-at-most-49-by-volume-of-the-good] materia prima no originaria de 2711.12-2711.14, a lo más 49 % del volumen de la mercancía
    [non-originating-feedstock-of-2713-20-at-most-49-by-volume-of-the-good] materia prima no originaria de 2713.20, a lo más 49 % del volumen de la mercancía
    [non-originating-material-at-most-25-by-volume-of-the-good] material no originario, a lo más 25 % del volumen de la mercancía
    [non-originating-materials-of-1302-39-at-most-50-by-weight-of-the-good] materiales no originarios de 1302.39, a lo más 50 % del peso de la mercancía
    [non-originating-sugar-of-chapter-17-at-most-35-by-weight-of-the-sugar] azúcar no originario del capítulo 17, a lo más 35 % del peso del azúcar
    [not-for-an-8473-50-part-or-accessory-used-in-making-a-good-of-8469-00-or-8471] no para una parte o accesorio de 8473.50 con que se produce una mercancía de 8469.00 u 8471
    [not-the-goods-of-32-6a-32-6b] las mercancías que no son de 32.6a-32.6b
    [not-the-goods-of-41-3a-41-3b] las mercancías que no son de 41.3a-41.3b
    [not-the-goods-of-48-11a-48-11c] las mercancías que no son de 48.11a-48.11c
    [not-the-goods-of-48-2a-48-2b] las mercancías que no son de 48.2a-48.2b
    [not-the-goods-of-48-5a-48-5b] las mercancías que no son de 48.5a-48.5b
    [not-the-goods-of-48-6a-48-6c] las mercancías que no son de 48.6a-48.6c
    [not-the-goods-of-51-u1a] las mercancías que no son de 51.u1a
    [not-the-goods-of-51-u2a] las mercancías que no son de 51.u2a
    [not-the-goods-of-54-2a] las mercancías que no son de 54.2a
    [not-the-goods-of-58-u2a] las mercancías que no son de 58.u2a
    [not-the-goods-of-61-u1a] las mercancías que no son de 61.u1a
    [not-the-goods-of-61-u2a] las mercancías que no son de 61.u2a
    [not-the-goods-of-61-u3a] las mercancías que no son de 61.u3a
    [not-the-goods-of-62-u1] las mercancías que no son de 62.u1
    [not-the-goods-of-62-u2] las mercancías que no son de 62.u2
    [not-the-goods-of-63-3a] las mercancías que no son de 63.3a
    [not-the-goods-of-68-2a-68-2e] las mercancías que no son de 68.2a-68.2e
    [not-the-goods-of-68-4a-68-4d] las mercancías que no son de 68.4a-68.4d
    [of-a-kind-for-use-in-those-motor-vehicles-of-40-10a] del tipo usado en los vehículos de 40.10a
    [of-a-kind-for-use-in-those-motor-vehicles-of-40-12a] del tipo usado en los vehículos de 40.12a
    [of-a-kind-for-use-in-those-motor-vehicles-of-40-6a] del tipo usado en los vehículos de 40.6a
    [of-a-kind-for-use-in-those-motor-vehicles-of-40-8a] del tipo usado en los vehículos de 40.8a
    [originating-polymer-content-of-headings-3901-3915-is-at-least-50-by-weight-of-the-total-polymer-content] los polímeros originarios de 3901-3915 son al menos 50 % del peso total de los polímeros
    [other-drive-axles-with-differential-with-or-without-other-transmission-components-any-other-use] los demás ejes con diferencial (con o sin otros órganos de transmisión), para cualquier otro uso
    [other-drive-axles-with-differential-with-or-without-other-transmission-components-for-use-in-a-heavy-truck] los demás ejes con diferencial (con o sin otros órganos de transmisión), para un camión pesado
    [other-goods-of-textile-material] los demás artículos de materia textil
    [other-made-up-textile-articles] los demás artículos textiles confeccionados
    [other-non-driving-axles-and-parts-any-other-use] los demás ejes portadores y sus partes, para cualquier otro uso
    [other-non-driving-axles-and-parts-for-use-in-a-heavy-truck] los demás ejes portadores y sus partes, para un camión pesado
    [other-smart-cards] las demás tarjetas inteligentes
    [other-television-cameras] las demás cámaras de televisión
    [outer-shell-fabric-collars-or-cuffs-aside-wholly-of-one-or-more-of-a-fabric-of-5208-21-5208-22-5208-29-5208] tela exterior, sin contar cuellos o puños, enteramente de una o más de estas: (a) tela de 5208.21, 5208.22, 5208.29, 5208.31, 5208.32, 5208.39, 5208.41, 5208.42, 5208.49, 5208.51, 5208.52 o 5208.59, de título medio superior al número métrico 135, pero no sarga de 3 o 4 hilos (incluida la cruzada) de 5208.59, (b) tela de 5513.11 o 5513.21, de construcción no cuadrada, con más de 70 hilos de urdimbre y trama por cm², de título medio superior al número métrico 70, (c) tela de 5210.21 o 5210.31, de construcción no cuadrada, con más de 70 hilos de urdimbre y trama por cm², de título medio superior al número métrico 70, (d) tela de 5208.22 o 5208.32, de construcción no cuadrada, con más de 75 hilos de urdimbre y trama por cm², de título medio superior al número métrico 65, (e) tela de 5407.81, 5407.82 o 5407.83, de menos de 170 g/m², de ligamento de maquinilla, (f) tela de 5208.42 o 5208.49, de construcción no cuadrada, con más de 85 hilos de urdimbre y trama por cm², de título medio superior al número métrico 85, (g) tela de 5208.51, de construcción cuadrada, con más de 75 hilos de urdimbre y trama por cm², de hilados sencillos, de título medio igual o superior al número métrico 95, (h) tela de 5208.41, de construcción cuadrada, a cuadros («gingham»), con más de 85 hilos de urdimbre y trama por cm², de hilados sencillos, de título medio igual o superior al número métrico 95, con efecto de cuadros por la variación de color de los hilos de urdimbre y trama, (i) tela de 5208.41, con la urdimbre teñida con colorantes vegetales y la trama blanca o teñida con colorantes vegetales, de título medio superior al número métrico 65
    [parts-of-domestic-vacuum-cleaners] partes de aspiradoras domésticas
    [parts-of-drive-axles] partes de ejes con diferencial
    [parts-of-mcpherson-struts] partes de amortiguadores McPherson
    [parts-of-mounted-brake-linings-or-brakes-or-servo-brakes] partes de guarniciones de frenos montadas, de frenos o de servofrenos
    [parts-of-other-smart-cards] partes de las demás tarjetas inteligentes
    [parts-of-steering-wheels-or-steering-columns-or-steering-boxes] partes de volantes, columnas o cajas de dirección
    [parts-of-steering-wheels-or-steering-columns-or-steering-boxes-any-other-use] partes de volantes, columnas o cajas de dirección, para cualquier otro uso
    [parts-of-steering-wheels-or-steering-columns-or-steering-boxes-for-use-in-a-heavy-truck] partes de volantes, columnas o cajas de dirección, para un camión pesado
    [parts-of-suspension-systems] partes de sistemas de suspensión
    [parts-of-suspension-systems-including-shock-absorbers-any-other-use] partes de sistemas de suspensión (incluidos los amortiguadores), para cualquier otro uso
    [parts-of-suspension-systems-including-shock-absorbers-for-use-in-a-heavy-truck] partes de sistemas de suspensión (incluidos los amortiguadores), para un camión pesado
    [passenger-vehicle] vehículo de pasajeros
    [phenols] fenoles
    [pigments-and-preparations-based-on-hexacyanoferrates-ferrocyanides-and-ferricyanides] pigmentos y preparaciones a base de hexacianoferratos (ferrocianuros y ferricianuros)
    [pigments-or-preparations-based-on-cadmium-compounds] pigmentos o preparaciones a base de compuestos de cadmio
    [plain-weave-outer-shell-fabric-waistbands-aside-wholly-of-one-or-more-of-a-5208-41-yarn-dyed-100-cotton-95] tela exterior de ligamento tafetán, sin contar pretinas, enteramente de una o más de estas: (a) 5208.41, de hilados teñidos, 100 % algodón, de 95 a 100 g/m², de título medio de 37 a 42 en número métrico, (b) 5208.42, de hilados teñidos, 100 % algodón, de no más de 105 g/m², de título medio de 47 a 53, (c) 5208.51, estampada, 100 % algodón, de 93 a 97 g/m², de título medio de 38 a 42, (d) 5208.52, estampada, 100 % algodón, de 112 a 118 g/m², de título medio de 38 a 42, (e) 5210.11, cruda, de 51 a 60 % algodón y 49 a 40 % poliéster, de 100 a 112 g/m², de título medio de 55 a 65, (f) 5210.41, de hilados teñidos, de 51 a 60 % algodón y 49 a 40 % poliéster, de 77 a 82 g/m², de título medio de 43 a 48, (g) 5210.41, de hilados teñidos, de 51 a 60 % algodón y 49 a 40 % poliéster, de 85 a 90 g/m², de título medio de 69 a 75, (h) 5210.51, estampada, de 51 a 60 % algodón y 49 a 40 % poliéster, de 107 a 113 g/m², de título medio de 33 a 37, (i) 5210.51, estampada, de 51 a 60 % algodón y 49 a 40 % poliéster, de 92 a 98 g/m², de título medio de 43 a 48, (j) 5210.51, estampada, de 51 a 60 % algodón y 49 a 40 % poliéster, de 105 a 112 g/m², de título medio de 50 a 60
    [plastic-connectors] conectores de plástico
    [pre-forms] preformas
    [printed-circuit-assemblies] ensambles de circuitos impresos
    [printed-circuit-assemblies-of-8529-90-at-most-1-non-originating-for-each-9-or-part-of-9-in-the-good-none] ensambles de circuitos impresos de 8529.90: a lo más 1 no originario por cada 9 o fracción de 9 en la mercancía; ninguno si la mercancía tiene menos de 3
    [radiators] radiadores
    [radiators-any-other-use] radiadores, para cualquier otro uso
    [radiators-for-use-in-a-passenger-vehicle-or-light-truck-or-heavy-truck] radiadores, para un vehículo de pasajeros, un camión ligero o un camión pesado
    [raw-hides-or-skins-of-goats-or-kids] cueros o pieles en bruto de caprino
    [rectangular-or-square-sheets-with-larger-side-not-over-36-cm-or-other-side-not-over-15-cm-unfolded] hojas rectangulares o cuadradas, sin plegar, cuyo lado mayor no pasa de 36 cm o cuyo otro lado no pasa de 15 cm
    [rectangular-or-square-sheets-with-larger-side-over-36-cm-and-other-side-over-15-cm-unfolded] hojas rectangulares o cuadradas, sin plegar, cuyo lado mayor pasa de 36 cm y cuyo otro lado pasa de 15 cm
    [sanitary-towels-or-tampons] toallas sanitarias o tampones
    [savory-neither-crushed-nor-ground] ajedrea sin triturar ni pulverizar
    [self-contained-window-or-wall-type-air-conditioning-machines] acondicionadores de aire de ventana o pared, de un solo cuerpo
    [silencers-mufflers-or-exhaust-pipes] silenciadores o tubos de escape
    [silencers-mufflers-or-exhaust-pipes-any-other-use] silenciadores o tubos de escape, para cualquier otro uso
    [silencers-mufflers-or-exhaust-pipes-for-use-in-a-passenger-vehicle-or-light-truck-or-heavy-truck] silenciadores o tubos de escape, para un vehículo de pasajeros, un camión ligero o un camión pesado
    [smart-cards-other-than-those-with-a-single-integrated-circuit] tarjetas inteligentes que no sean de un solo circuito integrado
    [smart-cards-with-a-single-integrated-circuit-or-parts-of-such-smart-cards] tarjetas inteligentes con un solo circuito integrado, o sus partes
    [smoked] ahumadas
    [smoked-goods] mercancías ahumadas
    [split-systems] sistemas divididos («split-system»)
    [steering-wheels-or-steering-columns-or-steering-boxes-any-other-use] volantes, columnas o cajas de dirección, para cualquier otro uso
    [steering-wheels-or-steering-columns-or-steering-boxes-for-use-in-a-heavy-truck] volantes, columnas o cajas de dirección, para un camión pesado
    [strips-or-rolls-15-cm-wide-or-less] tiras o rollos de 15 cm de ancho o menos
    [strips-or-rolls-not-over-15-cm-wide] tiras o rollos de no más de 15 cm de ancho
    [strips-or-rolls-over-15-cm-but-not-over-36-cm-wide-or-rectangular-or-square-sheets-with-one-side-not-over] tiras o rollos de más de 15 cm y hasta 36 cm de ancho, u hojas rectangulares o cuadradas, sin plegar, con un lado de no más de 15 cm
    [strips-or-rolls-over-15-cm-wide] tiras o rollos de más de 15 cm de ancho
    [strips-or-rolls-over-15-cm-wide-save-those-that-but-for-their-width-would-be-of-4803-4809-or-4814] tiras o rollos de más de 15 cm de ancho, salvo los que de no ser por su ancho serían de 4803, 4809 o 4814
    [studio-television-cameras-other-than-shoulder-carried-and-other-portable-cameras] cámaras de televisión de estudio, que no sean de hombro ni portátiles
    [suspension-systems-including-shock-absorbers-other-than-mcpherson-struts-any-other-use] sistemas de suspensión (incluidos los amortiguadores) que no sean McPherson, para cualquier otro uso
    [suspension-systems-including-shock-absorbers-other-than-mcpherson-struts-for-use-in-a-heavy-truck] sistemas de suspensión (incluidos los amortiguadores) que no sean McPherson, para un camión pesado
    [sweaters] suéteres
    [sweaters-of-6110-30-classified-as-part-of-an-ensemble] suéteres de 6110.30 clasificados como parte de un conjunto
    [tanned-hides-and-skins-in-the-wet-state-wet-blue-included] cueros y pieles curtidos en estado húmedo, incluido el «wet-blue»
    [television-cameras] cámaras de televisión
    [that-yarn-of-5108-20] ese hilado de 5108.20
    [the-change-does-not-come-from-these-processes-done-to-angles-shapes-or-sections-of-7216-i-drilling-punching] el cambio no proviene de estos procesos hechos a ángulos, perfiles o secciones de 7216: (i) taladrar, punzonar, ranurar, cortar, combar o curvar, solos o combinados, (ii) añadir accesorios o piezas soldadas para construcción compuesta, (iii) añadir accesorios para el manejo, (iv) añadir piezas soldadas, conectores o accesorios a perfiles H o I, si su mayor dimensión no pasa de la distancia entre las caras interiores de los patines, (v) pintar, galvanizar o recubrir de otro modo, (vi) añadir una placa base sencilla sin elementos atiesadores, sola o con taladrado, punzonado, ranurado o corte, para que el artículo sirva de columna
    [the-good-collar-cuffs-waistband-elastic-or-lace-aside-is-wholly-of-that-fabric] la mercancía, sin contar cuello, puños, pretina, elástico o encaje, es enteramente de esa tela
    [the-good-collar-cuffs-waistband-or-elastic-aside-is-wholly-of-that-fabric] la mercancía, sin contar cuello, puños, pretina o elástico, es enteramente de esa tela
    [the-good-waistband-elastic-or-lace-aside-is-wholly-of-that-fabric] la mercancía, sin contar pretina, elástico o encaje, es enteramente de esa tela
    [the-non-originating-materials-undergo-electrolytic-thermal-or-chemical-separation-or-alloying] los materiales no originarios se someten a separación electrolítica, térmica o química, o a aleación
    [the-resulting-good-is-the-product-of-a-chemical-reaction] la mercancía resulta de una reacción química
    [those-flat-yarns-of-5402-45] esos hilados planos de 5402.45
    [trash-compactors] compactadores de basura
    [tubes-pipes-or-hoses-of-a-kind-for-use-in-a-motor-vehicle-of-8702-10-60-8702-90-30-8702-90-60-8703-21-8703] tubos o mangueras del tipo usado en un vehículo de 8702.10.60, 8702.90.30, 8702.90.60, 8703.21-8703.90, 8704.21, 8704.31 u 8711
    [vehicle-solely-or-principally-for-off-road-use] vehículo destinado sólo o principalmente a uso fuera de carretera
    [washer-assemblies-with-more-than-one-of-agitator-motor-transmission-clutch] ensambles de lavado con más de uno de estos: agitador, motor, transmisión, embrague
    [water-circulation-systems-with-a-pump-motorized-or-not-and-auxiliary-apparatus-for-controlling-or-filtering] sistemas de circulación de agua con bomba (con motor o sin él) y aparatos auxiliares para controlar, filtrar o dispersar un rociado
    [water-jet-cutting-machinery] máquinas de corte por chorro de agua
    [wire] alambre
    [with-a-glass-envelope-of-chapter-rule-4-b] con envoltura de vidrio de la regla 4(b) del capítulo
    [with-a-glass-panel-of-chapter-rule-4-b-and-a-glass-cone-of-7011-20-10] con panel de vidrio de la regla 4(b) del capítulo y cono de vidrio de 7011.20.10
    [word-processing-machines] máquinas de procesamiento de textos
    [woven-fabric-of-combed-fine-animal-hair-other-than-tapestry-fabric-or-upholstery-fabric-not-over-140-g-m2] tejido de pelo fino peinado, que no sea tela para tapicería ni para tapizado de no más de 140 g/m²
    [woven-fabric-of-combed-fine-animal-hair-other-than-tapestry-or-upholstery-fabric] tejido de pelo fino peinado, que no sea tela para tapicería o tapizado
    [woven-fabric-of-non-textured-polyester-filaments] tejido de filamentos de poliéster sin texturar
    [woven-or-knitted-fabric] tejidos, incluso de punto
    [yarn-of-combed-camel-hair-or-combed-cashmere] hilado de pelo de camello peinado o de cachemira peinada
    [yarn-or-thread] hilados
    [yarn-with-a-twist-of-900-or-more-turns-per-meter-wholly-of-polyesters-not-partially-oriented-at-least-75] hilado con torsión de 900 vueltas o más por metro, enteramente de poliéster, no parcialmente orientado, de 75 a 80 decitex y 24 filamentos por hilado
   *[other] { $text }
    }
