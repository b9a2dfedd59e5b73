//! Rows of a DENUE bulk file as the tests of the importer write them.

use std::path::Path;

use directory::import::denue::Wanted;
use directory::region::Region;
use directory::register::Size;

pub fn region() -> Region {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../region");
    Region::read(|name| std::fs::read_to_string(folder.join(name)).ok()).unwrap()
}

pub const HEADER: &str = "id,clee,nom_estab,raz_social,codigo_act,nombre_act,per_ocu,tipo_vial,nom_vial,tipo_v_e_1,nom_v_e_1,tipo_v_e_2,nom_v_e_2,tipo_v_e_3,nom_v_e_3,numero_ext,letra_ext,edificio,edificio_e,numero_int,letra_int,tipo_asent,nomb_asent,tipoCenCom,nom_CenCom,num_local,cod_postal,cve_ent,entidad,cve_mun,municipio,cve_loc,localidad,ageb,manzana,telefono,correoelec,www,tipoUniEco,latitud,longitud,fecha_alta\n";

#[derive(Clone, Copy)]
pub struct Unit<'a> {
    pub id: u32,
    pub sign: &'a str,
    pub company: &'a str,
    pub code: &'a str,
    pub class: &'a str,
    pub people: &'a str,
    pub state: &'a str,
    pub latitude: &'a str,
    pub longitude: &'a str,
}

pub const PLANT: Unit<'_> = Unit {
    id: 1,
    sign: "MOLDEADOS DEL PACÍFICO",
    company: "MOLDEADOS DEL PACÍFICO SA DE CV",
    code: "326199",
    class: "Fabricación de otros productos de plástico sin reforzamiento",
    people: "251 y más personas",
    state: "02",
    latitude: "32.4700",
    longitude: "-116.9900",
};

pub fn row(unit: Unit<'_>) -> String {
    format!(
        "{},0200432,{},{},{},{},{},CALLE,NIÑOS HÉROES,,,,,,,10,,,,,,COLONIA,CENTRO,PARQUE INDUSTRIAL,PACÍFICO,,22000,{},BAJA CALIFORNIA,004,Tijuana,0001,Tijuana,1234,001,6640000000,VENTAS@EJEMPLO.MX,WWW.EJEMPLO.MX,Fijo,{},{},2010-07\n",
        unit.id,
        unit.sign,
        unit.company,
        unit.code,
        unit.class,
        unit.people,
        unit.state,
        unit.latitude,
        unit.longitude
    )
}

pub fn wanted() -> Wanted {
    Wanted { state: Some("02".to_owned()), smallest: Size::UpTo30, edition: "2026-05".parse().unwrap() }
}

pub fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}
