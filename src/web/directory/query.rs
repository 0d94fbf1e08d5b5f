//! What the address of the list says: search, facets, order, and where the page begins. An address reproduces the view.

use serde::Deserialize;

use crate::{
    domain::{
        directory::{LANGUAGES, MINIMUMS, PRODUCTS, SERVICES, SORTS, SUPPORT},
        ids::OrganisationId,
        text,
    },
    store::{directory::Search, page::Cursor},
    web::{
        countries::{CODES, REGIONS},
        routes::path,
    },
};

/// The query of the list.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct DirectoryQuery {
    /// Words.
    pub q: String,
    /// A country it serves.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// A language its people speak.
    pub language: String,
    /// A product family it carries.
    pub product: String,
    /// When support answers.
    pub support: String,
    /// How much must be bought.
    pub minimum: String,
    /// Services it offers, all of them.
    pub service: Vec<String>,
    /// In which order.
    pub sort: String,
    after: String,
    before: String,
}

impl DirectoryQuery {
    /// What is chosen: the field and its value. What is not understood is not there.
    pub fn chosen(&self) -> Vec<(&'static str, String)> {
        let text = text::optional(&self.q, 120).unwrap_or_default();
        let known = |name, value: &String, list: &[&str]| list.contains(&value.as_str()).then(|| (name, value.clone()));
        let one = [
            Some(("q", text)).filter(|(_, text)| !text.is_empty()),
            known("region", &self.region, REGIONS),
            known("country", &self.country, CODES),
            known("language", &self.language, &LANGUAGES),
            known("product", &self.product, &PRODUCTS),
            known("support", &self.support, &SUPPORT),
            known("minimum", &self.minimum, &MINIMUMS),
        ];
        let services = SERVICES.iter().filter(|code| self.service.iter().any(|chosen| chosen == *code));
        one.into_iter().flatten().chain(services.map(|code| ("service", (*code).to_owned()))).collect()
    }

    /// What that narrows the list to, without one of the chosen.
    pub fn search(&self, without: Option<usize>) -> Search {
        let mut search = Search::default();
        for (place, (name, value)) in self.chosen().into_iter().enumerate() {
            match name {
                _ if Some(place) == without => {}
                "q" => search.text = value,
                _ => search.facets.push(format!("{name}:{value}")),
            }
        }
        search
    }

    /// The order.
    pub fn sorted(&self) -> &'static str {
        SORTS.into_iter().find(|sort| *sort == self.sort).unwrap_or(SORTS[0])
    }

    /// Where the page begins.
    pub fn cursor(&self) -> Cursor<OrganisationId> {
        Cursor::from_parts(self.after.parse().ok(), self.before.parse().ok())
    }

    /// The same view without one of the chosen, with one thing more.
    pub fn link(&self, without: Option<usize>, more: &[(&str, &str)]) -> String {
        let chosen = self.chosen();
        let mut pairs: Vec<(&str, &str)> = chosen
            .iter()
            .enumerate()
            .filter(|(place, _)| Some(*place) != without)
            .map(|(_, (n, v))| (*n, v.as_str()))
            .collect();
        if self.sorted() != SORTS[0] {
            pairs.push(("sort", self.sorted()));
        }
        pairs.extend(more);
        if pairs.is_empty() {
            return path::FIND_A_PROVIDER.to_owned();
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!("{}?{query}", path::FIND_A_PROVIDER)
    }
}

#[cfg(test)]
mod tests {
    use super::DirectoryQuery;

    fn query(text: &str) -> DirectoryQuery {
        serde_html_form::from_str(text).expect("a query")
    }

    #[test]
    fn an_address_reproduces_the_view_and_nothing_unknown() {
        let same = "q=cloud&country=FR&language=fr&service=training&service=credit&sort=minimum";
        let link = query(same).link(None, &[]);
        assert_eq!(link, format!("/find-a-provider?{same}"));
        let odd = query("country=ZZ&language=<b>&service=magic&support=&sort=chance&minimum=none");
        assert_eq!(odd.link(None, &[]), "/find-a-provider?minimum=none");
        assert_eq!(query("service=credit&service=credit").chosen().len(), 1);
    }

    #[test]
    fn one_of_the_chosen_is_left_out() {
        let all = query("q=a&country=FR&service=credit");
        assert_eq!(all.link(Some(1), &[]), "/find-a-provider?q=a&service=credit");
        assert_eq!(all.search(Some(0)).facets, ["country:FR", "service:credit"]);
        assert!(all.search(Some(0)).text.is_empty());
    }
}
