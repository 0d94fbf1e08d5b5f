//! The partners of the demo world and the people of partners and providers.
//!
//! Phone numbers come from ranges kept for fiction (France, Germany, Ireland, Sweden) or
//! start with zeros no network assigns; registration numbers lie outside what the
//! registers give out.

/// A person who can sign in.
#[derive(Debug, Clone, Copy)]
pub struct DemoPerson {
    /// Part of the mail address before the organisation's domain.
    pub mail_local: &'static str,
    /// First name.
    pub first: &'static str,
    /// Last name.
    pub last: &'static str,
    /// Job title, in English.
    pub job_title: &'static str,
    /// Roles: `global_admin`, `admin_agent`, `sales_agent`, `billing_admin`, `helpdesk_agent`.
    pub roles: &'static [&'static str],
}

/// A partner organisation with its legal profile and contacts.
#[derive(Debug, Clone, Copy)]
pub struct DemoPartner {
    /// Legal name of the organisation.
    pub name: &'static str,
    /// Mail domain, unique in the demo world.
    pub domain: &'static str,
    /// Country (ISO 3166-1 alpha-2).
    pub country: &'static str,
    /// Language the organisation gets its mail in: `en` or `fr`.
    pub language: &'static str,
    /// Region of its programmes.
    pub region: &'static str,
    /// Seven-digit Partner ID in use.
    pub partner_id: &'static str,
    /// Another registered Partner ID that can be associated.
    pub spare_partner_id: Option<&'static str>,
    /// First line of the legal address.
    pub line1: &'static str,
    /// City of the legal address.
    pub city: &'static str,
    /// Postal code, written as in its country.
    pub postal_code: &'static str,
    /// Number in the company register.
    pub registration_number: &'static str,
    /// Public website.
    pub website: &'static str,
    /// Support page for customers, if the support contact is filled in.
    pub support_website: Option<&'static str>,
    /// Support address for customers, if filled in.
    pub support_mail: Option<&'static str>,
    /// Support phone for customers, if filled in.
    pub support_phone: Option<&'static str>,
    /// First name of the primary contact.
    pub contact_first: &'static str,
    /// Last name of the primary contact.
    pub contact_last: &'static str,
    /// Mail address of the primary contact.
    pub contact_mail: &'static str,
    /// Phone of the primary contact.
    pub contact_phone: &'static str,
    /// People who can sign in, the first one a global admin.
    pub people: &'static [DemoPerson],
}

/// Alpine Cloud: direct partner, ready to enroll at once.
pub const ALPINE: DemoPartner = DemoPartner {
    name: "Alpine Cloud",
    domain: "alpine.example",
    country: "FR",
    language: "fr",
    region: "EU",
    partner_id: "4100001",
    spare_partner_id: None,
    line1: "14 avenue des Cimes",
    city: "Grenoble",
    postal_code: "38000",
    registration_number: "RCS Grenoble 000 410 001",
    website: "https://www.alpine.example",
    support_website: Some("https://www.alpine.example/support"),
    support_mail: Some("support@alpine.example"),
    support_phone: Some("+33 4 65 71 00 10"),
    contact_first: "Gaelle",
    contact_last: "Martin",
    contact_mail: "contact@alpine.example",
    contact_phone: "+33 4 65 71 00 11",
    people: &[
        DemoPerson {
            mail_local: "gaelle",
            first: "Gaelle",
            last: "Martin",
            job_title: "Managing director",
            roles: &["global_admin"],
        },
        DemoPerson {
            mail_local: "ada",
            first: "Ada",
            last: "Lefort",
            job_title: "Customer operations lead",
            roles: &["admin_agent", "sales_agent"],
        },
        DemoPerson {
            mail_local: "bruno",
            first: "Bruno",
            last: "Castel",
            job_title: "Head of accounts",
            roles: &["billing_admin"],
        },
        DemoPerson {
            mail_local: "hugo",
            first: "Hugo",
            last: "Renard",
            job_title: "Support technician",
            roles: &["helpdesk_agent"],
        },
    ],
};

/// Harbor IT: direct partner, not identified for off-boarding.
pub const HARBOR: DemoPartner = DemoPartner {
    name: "Harbor IT",
    domain: "harbor.example",
    country: "IE",
    language: "en",
    region: "EU",
    partner_id: "4100002",
    spare_partner_id: None,
    line1: "3 Lighthouse Row",
    city: "Dublin",
    postal_code: "D01 A0X6",
    registration_number: "CRO 9410002",
    website: "https://www.harbor.example",
    support_website: Some("https://www.harbor.example/support"),
    support_mail: Some("support@harbor.example"),
    support_phone: Some("+353 20 913 0020"),
    contact_first: "Hana",
    contact_last: "Kelleher",
    contact_mail: "contact@harbor.example",
    contact_phone: "+353 20 913 0021",
    people: &[DemoPerson {
        mail_local: "hana",
        first: "Hana",
        last: "Kelleher",
        job_title: "Owner",
        roles: &["global_admin"],
    }],
};

/// Delta Systems: direct partner whose verification is open.
pub const DELTA: DemoPartner = DemoPartner {
    name: "Delta Systems",
    domain: "delta.example",
    country: "DE",
    language: "en",
    region: "EU",
    partner_id: "4100003",
    spare_partner_id: None,
    line1: "Mündungsweg 22",
    city: "Hamburg",
    postal_code: "20095",
    registration_number: "HRB 9410003",
    website: "https://www.delta.example",
    support_website: Some("https://www.delta.example/support"),
    support_mail: Some("support@delta.example"),
    support_phone: Some("+49 40 66969 130"),
    contact_first: "Dieter",
    contact_last: "Brandt",
    contact_mail: "contact@delta.example",
    contact_phone: "+49 40 66969 131",
    people: &[DemoPerson {
        mail_local: "dieter",
        first: "Dieter",
        last: "Brandt",
        job_title: "Chief executive",
        roles: &["global_admin"],
    }],
};

/// Sable Networks: direct partner that is not ready: no support contact, inactive Partner ID.
pub const SABLE: DemoPartner = DemoPartner {
    name: "Sable Networks",
    domain: "sable.example",
    country: "BE",
    language: "fr",
    region: "EU",
    partner_id: "4100004",
    spare_partner_id: Some("4100014"),
    line1: "6 rue du Sablon Noir",
    city: "Liège",
    postal_code: "4000",
    registration_number: "0000.410.004",
    website: "https://www.sable.example",
    support_website: None,
    support_mail: None,
    support_phone: None,
    contact_first: "Sophie",
    contact_last: "Delvaux",
    contact_mail: "contact@sable.example",
    contact_phone: "+32 4 000 00 41",
    people: &[DemoPerson {
        mail_local: "sophie",
        first: "Sophie",
        last: "Delvaux",
        job_title: "Managing partner",
        roles: &["global_admin"],
    }],
};

/// Cascade Advisory: direct partner and indirect reseller, half-way through its transition.
pub const CASCADE: DemoPartner = DemoPartner {
    name: "Cascade Advisory",
    domain: "cascade.example",
    country: "FR",
    language: "fr",
    region: "EU",
    partner_id: "4100005",
    spare_partner_id: None,
    line1: "25 rue des Fontainiers",
    city: "Lyon",
    postal_code: "69007",
    registration_number: "RCS Lyon 000 410 005",
    website: "https://www.cascade.example",
    support_website: Some("https://www.cascade.example/support"),
    support_mail: Some("support@cascade.example"),
    support_phone: Some("+33 4 65 71 00 50"),
    contact_first: "Camille",
    contact_last: "Rousset",
    contact_mail: "contact@cascade.example",
    contact_phone: "+33 4 65 71 00 51",
    people: &[
        DemoPerson {
            mail_local: "camille",
            first: "Camille",
            last: "Rousset",
            job_title: "Managing director",
            roles: &["global_admin"],
        },
        DemoPerson {
            mail_local: "axel",
            first: "Axel",
            last: "Monnier",
            job_title: "Customer manager",
            roles: &["admin_agent"],
        },
    ],
};

/// Fjord Cloud: direct partner with an enrollment of its own.
pub const FJORD: DemoPartner = DemoPartner {
    name: "Fjord Cloud",
    domain: "fjord.example",
    country: "SE",
    language: "en",
    region: "EU",
    partner_id: "4100006",
    spare_partner_id: None,
    line1: "Skeppsbrogränd 4",
    city: "Göteborg",
    postal_code: "411 18",
    registration_number: "550410-0006",
    website: "https://www.fjord.example",
    support_website: Some("https://www.fjord.example/support"),
    support_mail: Some("support@fjord.example"),
    support_phone: Some("+46 31 390 06 10"),
    contact_first: "Linnea",
    contact_last: "Sandberg",
    contact_mail: "contact@fjord.example",
    contact_phone: "+46 31 390 06 11",
    people: &[DemoPerson {
        mail_local: "admin",
        first: "Linnea",
        last: "Sandberg",
        job_title: "Chief executive",
        roles: &["global_admin"],
    }],
};

/// Garrigue IT: direct partner with an enrollment of its own.
pub const GARRIGUE: DemoPartner = DemoPartner {
    name: "Garrigue IT",
    domain: "garrigue.example",
    country: "FR",
    language: "fr",
    region: "EU",
    partner_id: "4100007",
    spare_partner_id: None,
    line1: "11 chemin des Cigales",
    city: "Montpellier",
    postal_code: "34000",
    registration_number: "RCS Montpellier 000 410 007",
    website: "https://www.garrigue.example",
    support_website: Some("https://www.garrigue.example/support"),
    support_mail: Some("support@garrigue.example"),
    support_phone: Some("+33 4 65 71 00 70"),
    contact_first: "Thomas",
    contact_last: "Vidal",
    contact_mail: "contact@garrigue.example",
    contact_phone: "+33 4 65 71 00 71",
    people: &[DemoPerson {
        mail_local: "admin",
        first: "Thomas",
        last: "Vidal",
        job_title: "Managing director",
        roles: &["global_admin"],
    }],
};

/// Iris Telecom: direct partner with an enrollment of its own.
pub const IRIS: DemoPartner = DemoPartner {
    name: "Iris Telecom",
    domain: "iris.example",
    country: "LU",
    language: "fr",
    region: "EU",
    partner_id: "4100008",
    spare_partner_id: None,
    line1: "40 rue des Glacis Verts",
    city: "Esch-sur-Alzette",
    postal_code: "L-4001",
    registration_number: "RCS Luxembourg B9410008",
    website: "https://www.iris.example",
    support_website: Some("https://www.iris.example/support"),
    support_mail: Some("support@iris.example"),
    support_phone: Some("+352 000 00 80"),
    contact_first: "Anouk",
    contact_last: "Weber",
    contact_mail: "contact@iris.example",
    contact_phone: "+352 000 00 81",
    people: &[DemoPerson {
        mail_local: "admin",
        first: "Anouk",
        last: "Weber",
        job_title: "Operations director",
        roles: &["global_admin"],
    }],
};

/// Jura Networks: direct partner with an enrollment of its own.
pub const JURA: DemoPartner = DemoPartner {
    name: "Jura Networks",
    domain: "jura.example",
    country: "FR",
    language: "fr",
    region: "EU",
    partner_id: "4100009",
    spare_partner_id: None,
    line1: "2 rue des Horlogers",
    city: "Besançon",
    postal_code: "25000",
    registration_number: "RCS Besançon 000 410 009",
    website: "https://www.jura.example",
    support_website: Some("https://www.jura.example/support"),
    support_mail: Some("support@jura.example"),
    support_phone: Some("+33 3 53 01 00 90"),
    contact_first: "Denis",
    contact_last: "Grandjean",
    contact_mail: "contact@jura.example",
    contact_phone: "+33 3 53 01 00 91",
    people: &[DemoPerson {
        mail_local: "admin",
        first: "Denis",
        last: "Grandjean",
        job_title: "Managing director",
        roles: &["global_admin"],
    }],
};

/// Kite Systems: direct partner with an enrollment of its own and two global admins.
pub const KITE: DemoPartner = DemoPartner {
    name: "Kite Systems",
    domain: "kite.example",
    country: "NL",
    language: "en",
    region: "EU",
    partner_id: "4100010",
    spare_partner_id: None,
    line1: "Vliegerlaan 9",
    city: "Den Haag",
    postal_code: "2511 AA",
    registration_number: "KvK 00410010",
    website: "https://www.kite.example",
    support_website: Some("https://www.kite.example/support"),
    support_mail: Some("support@kite.example"),
    support_phone: Some("+31 70 000 01 00"),
    contact_first: "Sanne",
    contact_last: "Vermeer",
    contact_mail: "contact@kite.example",
    contact_phone: "+31 70 000 01 01",
    people: &[
        DemoPerson {
            mail_local: "admin",
            first: "Sanne",
            last: "Vermeer",
            job_title: "Managing director",
            roles: &["global_admin"],
        },
        DemoPerson {
            mail_local: "second",
            first: "Jeroen",
            last: "Mulder",
            job_title: "Technical director",
            roles: &["global_admin"],
        },
    ],
};

/// Lagune IT: direct partner with an enrollment of its own.
pub const LAGUNE: DemoPartner = DemoPartner {
    name: "Lagune IT",
    domain: "lagune.example",
    country: "IT",
    language: "en",
    region: "EU",
    partner_id: "4100011",
    spare_partner_id: None,
    line1: "Calle dei Remeri 17",
    city: "Venezia",
    postal_code: "30100",
    registration_number: "REA VE-9410011",
    website: "https://www.lagune.example",
    support_website: Some("https://www.lagune.example/support"),
    support_mail: Some("support@lagune.example"),
    support_phone: Some("+39 041 000 0110"),
    contact_first: "Chiara",
    contact_last: "Zorzi",
    contact_mail: "contact@lagune.example",
    contact_phone: "+39 041 000 0111",
    people: &[DemoPerson {
        mail_local: "admin",
        first: "Chiara",
        last: "Zorzi",
        job_title: "Managing director",
        roles: &["global_admin"],
    }],
};

/// Bluebird Services: indirect reseller only.
pub const BLUEBIRD: DemoPartner = DemoPartner {
    name: "Bluebird Services",
    domain: "bluebird.example",
    country: "NL",
    language: "en",
    region: "EU",
    partner_id: "4200001",
    spare_partner_id: None,
    line1: "IJsvogelkade 31",
    city: "Haarlem",
    postal_code: "2011 AA",
    registration_number: "KvK 00420001",
    website: "https://www.bluebird.example",
    support_website: Some("https://www.bluebird.example/support"),
    support_mail: Some("support@bluebird.example"),
    support_phone: Some("+31 23 000 02 00"),
    contact_first: "Rosa",
    contact_last: "van Dijk",
    contact_mail: "contact@bluebird.example",
    contact_phone: "+31 23 000 02 01",
    people: &[
        DemoPerson {
            mail_local: "rosa",
            first: "Rosa",
            last: "van Dijk",
            job_title: "Owner",
            roles: &["global_admin"],
        },
        DemoPerson {
            mail_local: "theo",
            first: "Theo",
            last: "Jansen",
            job_title: "Customer manager",
            roles: &["admin_agent"],
        },
    ],
};

/// Every partner, in the order of their Partner IDs.
pub const PARTNERS: &[DemoPartner] =
    &[ALPINE, HARBOR, DELTA, SABLE, CASCADE, FJORD, GARRIGUE, IRIS, JURA, KITE, LAGUNE, BLUEBIRD];

/// People of Meridian Distribution.
pub const MERIDIAN_PEOPLE: &[DemoPerson] = &[
    DemoPerson {
        mail_local: "paul",
        first: "Paul",
        last: "Ashworth",
        job_title: "Partner programme director",
        roles: &["global_admin"],
    },
    DemoPerson {
        mail_local: "mia",
        first: "Mia",
        last: "Lindqvist",
        job_title: "Order desk lead",
        roles: &["admin_agent"],
    },
    DemoPerson {
        mail_local: "sam",
        first: "Sam",
        last: "Okafor",
        job_title: "Reseller account manager",
        roles: &["sales_agent"],
    },
];

/// People of Nordwind Distribution.
pub const NORDWIND_PEOPLE: &[DemoPerson] = &[
    DemoPerson {
        mail_local: "nora",
        first: "Nora",
        last: "Ekström",
        job_title: "Channel director",
        roles: &["global_admin"],
    },
    DemoPerson {
        mail_local: "maja",
        first: "Maja",
        last: "Forsberg",
        job_title: "Account manager",
        roles: &["sales_agent"],
    },
    DemoPerson {
        mail_local: "jan",
        first: "Jan",
        last: "Wikström",
        job_title: "Support engineer",
        roles: &["helpdesk_agent"],
    },
];
