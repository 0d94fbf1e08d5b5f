-- A search that matches thousands of a partner's customers had to find all of them before it knew the first page by name, as a trigram
-- index gives them in no order. So a customer is also found by each word of its name and by its domain, a facet like the others; and a
-- partner's distinct words, which are few, are where a part of a word is looked for. Ids are no words: each is rare, which is what the trigram
-- index is good for.

-- A word stays when its last customer has gone: taking it away could race with somebody who just uses it again, and whoever looks for it
-- finds nothing.
create table customer_words (
    partner_id uuid not null references organisations,
    word text not null,
    primary key (partner_id, word)
);
call app.protect('customer_words');
create index customer_words_parts on customer_words using gin (partner_id, word ext.gin_trgm_ops);

-- The words of what a customer is searched by: its first line is the name, the second one the domain, the third one the id.
create function app.search_words(p_search text) returns text[]
language sql immutable
return array_remove(string_to_array(split_part(p_search, E'\n', 1) || ' ' || split_part(p_search, E'\n', 2), ' '), '');
grant execute on function app.search_words(text) to portal_gate, portal_verify;

-- What a customer is found by: a row each in customer_listing_facets.
create function app.customer_keys(p_facets text[], p_search text) returns table (facet text)
language sql immutable
begin atomic
    select unnest(p_facets) union select 'word:' || word from unnest(app.search_words(p_search)) as own (word);
end;
grant execute on function app.customer_keys(text[], text) to portal_gate, portal_verify;

create or replace function app.customer_facets_kept() returns trigger
language plpgsql
as $$
begin
    if tg_op <> 'INSERT' then
        delete from customer_listing_facets f using app.customer_keys(old.facets, old.search) gone
        where f.partner_id = old.partner_id and f.facet = gone.facet and f.name_folded = old.name_folded and f.customer_id = old.customer_id;
    end if;
    if tg_op <> 'DELETE' then
        insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
        select new.partner_id, facet, new.name_folded, new.customer_id from app.customer_keys(new.facets, new.search);
        -- in order, so that two at once wait for each other and neither for ever
        insert into customer_words (partner_id, word)
        select distinct new.partner_id, word from unnest(app.search_words(new.search)) as own (word) order by 2 on conflict do nothing;
    end if;
    return null;
end
$$;
call app.gate('app.customer_facets_kept()');
drop trigger customer_facets_moved on customer_listings;
create trigger customer_facets_moved after update on customer_listings for each row
    when ((old.facets, old.name_folded, old.search) is distinct from (new.facets, new.name_folded, new.search))
    execute function app.customer_facets_kept();

insert into customer_listing_facets (partner_id, facet, name_folded, customer_id)
select distinct partner_id, 'word:' || word, name_folded, customer_id from customer_listings, unnest(app.search_words(search)) as own (word);
insert into customer_words (partner_id, word)
select distinct partner_id, word from customer_listings, unnest(app.search_words(search)) as own (word);

-- Three ways to the same answer. A frequent part fills the page among the next names. A filter alone, and a part of some words, is for each
-- of them a range in the order of the list. What is left is put together at run time, so that each shape of question gets a plan of its own:
-- short parts, parts of ids and of too many words, search and filter at once, and the way back.
-- The columns are named: a row of the table's own shape would break whoever waits while a later release widens the table.
drop function app.customers_search(text, text[], text, uuid, text, uuid, boolean, bigint);
create function app.customers_search(p_text text, p_facets text[], p_low_name text, p_low uuid, p_high_name text, p_high uuid, p_backwards boolean, p_limit bigint)
returns table (customer_id uuid, name text, name_folded text, domain text, country text, roles text[], state text, provider_ids uuid[],
    reseller_ids uuid[], tags text[], since timestamptz)
language plpgsql stable
as $$
#variable_conflict use_column
declare
    me uuid := app.me_organisation();
    escaped text := replace(replace(replace(app.fold(p_text), '\', '\\'), '%', '\%'), '_', '\_');
    pattern text := '%' || escaped || '%';
    direction text := case when p_backwards then ' desc' else '' end;
    part text;
    keys text[];
    found bigint := 0;
begin
    if p_text = '' and cardinality(p_facets) = 1 and not p_backwards then
        keys := p_facets;
    elsif cardinality(p_facets) = 0 and not p_backwards then
        return query select customer_id, name, name_folded, domain, country, roles, state, provider_ids, reseller_ids, tags, since from (
            select * from customer_listings
            where partner_id = me and (name_folded, customer_id) > (p_low_name, p_low) and (name_folded, customer_id) < (p_high_name, p_high)
            order by name_folded, customer_id limit 50
        ) next where search like pattern limit p_limit;
        get diagnostics found = row_count;
        if found = p_limit then return; end if;
        select word into part from unnest(app.search_words(escaped)) as own (word) order by length(word) desc limit 1;
        -- what could be of an id is looked for everywhere
        if length(part) > 2 and part !~ '^[0-9a-f-]+$' then
            select coalesce(array_agg('word:' || word), '{}') into keys
            from (select word from customer_words where partner_id = me and word like '%' || part || '%' limit 65) w;
        end if;
    end if;
    if cardinality(keys) <= 64 then
        return query select l.customer_id, l.name, l.name_folded, l.domain, l.country, l.roles, l.state, l.provider_ids, l.reseller_ids, l.tags, l.since
        from (
            select k.name_folded, k.customer_id from unnest(keys) as own (facet) cross join lateral (
                select f.name_folded, f.customer_id from customer_listing_facets f
                where f.partner_id = me and f.facet = own.facet
                    and (f.name_folded, f.customer_id) > (p_low_name, p_low) and (f.name_folded, f.customer_id) < (p_high_name, p_high)
                    -- several words can be in the name alone: a domain and an id have no space
                    and (strpos(escaped, ' ') = 0 or f.name_folded like pattern)
                order by f.name_folded, f.customer_id limit p_limit
            ) k group by k.name_folded, k.customer_id order by k.name_folded, k.customer_id offset found limit p_limit - found
        ) k cross join lateral (select * from customer_listings where partner_id = me and customer_id = k.customer_id) l
        order by l.name_folded, l.customer_id;
    else
        return query execute
            'select customer_id, name, name_folded, domain, country, roles, state, provider_ids, reseller_ids, tags, since
             from customer_listings where partner_id = $1 and (name_folded, customer_id) > ($2, $3) and (name_folded, customer_id) < ($4, $5)'
            || case when p_text <> '' then ' and search like $6' else '' end
            || case when cardinality(p_facets) > 0 then ' and facets @> $7' else '' end
            || ' order by name_folded' || direction || ', customer_id' || direction || ' offset $9 limit $8 - $9'
            using me, p_low_name, p_low, p_high_name, p_high, pattern, p_facets, p_limit, found;
    end if;
end
$$;
call app.gate('app.customers_search(text, text[], text, uuid, text, uuid, boolean, bigint)', 'portal_app');
