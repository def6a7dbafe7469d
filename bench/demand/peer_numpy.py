#!/usr/bin/env python3
"""The demand step of Loadline as an analyst would write it: numpy, vectorised over futures, numpy's own samplers.

Reads what demand_run printed (its numbers, its answers, its time), runs as many futures, and prints both answers and
both times side by side. Same model, other code: shared random numbers or shared arithmetic there are none. Exits 1 where
an answer differs by more than 4.5 standard errors.
"""
import json
import sys
import time

import numpy as np

given = json.load(open(sys.argv[1]))
p, months = given["parameters"], given["months"]
n = int(sys.argv[2]) if len(sys.argv) > 2 else given["futures"]
rng = np.random.Generator(np.random.SFC64(12345))
A, C, P, S, L, CLOSED, LEFT = range(7)
CARE, PLAN = (S, L), (P,)
bands = 5


def base_rates():
    """Rates of every flow without multipliers, as (from, to): per month."""
    short, short_mean, long_mean, home, _, _ = p["care"]
    q = np.zeros((7, 7))
    mean, plan, care, need = p["assessment"]
    q[A, [C, P, S, L, CLOSED]] = np.array([need, plan, care * short, care * (1 - short), 1 - need - plan - care]) / mean
    mean, plan, care = p["in_need"]
    q[C, [P, S, L, CLOSED]] = np.array([plan, care * short, care * (1 - short), 1 - plan - care]) / mean
    mean, care, need = p["plan"]
    q[P, [C, S, L, CLOSED]] = np.array([need, care * short, care * (1 - short), 1 - need - care]) / mean
    q[S, [C, LEFT]] = np.array([home, 1 - home]) / short_mean
    q[L, [C, LEFT]] = np.array([home, 1 - home]) / long_mean
    return q


def exponential(q):
    """exp(Q) and the integral of exp(Qs) over the month, for a stack of generators: uniformisation."""
    rate = np.max(-np.einsum("nii->ni", q), axis=1)[:, None, None]
    step = np.eye(7) + q / rate
    power = np.broadcast_to(np.eye(7), q.shape)
    weight = np.exp(-rate)
    tail = 1 - weight
    result, integral = weight * power, tail / rate * power
    for k in range(1, 25):
        power = power @ step
        weight = weight * rate / k
        tail = tail - weight
        result = result + weight * power
        integral = integral + np.maximum(tail, 0) / rate * power
        if weight.max() < 1e-15 and k > rate.max():
            break
    return result, integral


def generator(flows, killed=()):
    q = flows.copy()
    q[:, range(7), range(7)] = -flows.sum(axis=2)
    q[:, :, list(killed)] = np.where(np.eye(7)[:, list(killed)], q[:, :, list(killed)], 0)
    return q


def split(count, shares):
    return rng.multinomial(count, np.broadcast_to(shares / np.sum(shares), (n, len(shares))))


def spread(total, shares):
    """Whole numbers that add up, largest remainder."""
    exact = total * np.array(shares) / np.sum(shares)
    parts = np.floor(exact)
    for i in np.argsort(-(exact - parts), kind="stable")[: int(round(total - parts.sum()))]:
        parts[i] += 1
    return parts.astype(int)


def rows(m):
    return m / m.sum(axis=-1, keepdims=True)


def month_of_band(stock, arrivals, flows):
    """Moves one band's children; returns stocks, net into and out of care, all entries, plan starts, not-home leavers."""
    move, landed = exponential(generator(flows))
    no_care, no_care_landed = exponential(generator(flows, CARE))
    no_plan, no_plan_landed = exponential(generator(flows, PLAN))
    now, into, out, entries, starts, not_home = np.zeros((n, 7), int), 0, 0, 0, 0, 0
    for start in range(6):
        row, care, plan = ((move[:, start], no_care[:, start], no_plan[:, start]) if start < 5 else
                           (landed[:, A], no_care_landed[:, A], no_plan_landed[:, A]))
        ends = rng.multinomial(stock[:, start] if start < 5 else arrivals, rows(np.maximum(row, 0)))
        now += ends
        not_home = not_home + ends[:, LEFT]
        if start in CARE:
            out = out + ends[:, [C, P, CLOSED, LEFT]].sum(axis=1)
        else:
            into = into + ends[:, S] + ends[:, L]
            entries = entries + ends[:, S] + ends[:, L] + ends[:, LEFT]
            for end in (C, P, CLOSED):
                entries = entries + rng.binomial(ends[:, end], np.clip(1 - care[:, end] / row[:, end], 0, 1))
        if start != P:
            starts = starts + ends[:, P]
            for end in (C, S, L, CLOSED, LEFT):
                share = np.clip(1 - plan[:, end] / np.maximum(row[:, end], 1e-300), 0, 1)
                starts = starts + rng.binomial(ends[:, end], share)
    return now[:, :5], into, out, entries, starts, not_home


def take_weighted(placed, weight, leavers):
    for i in range(leavers.max(initial=0)):
        sums = np.cumsum(placed * weight, axis=1)
        chosen = (rng.random(n)[:, None] * sums[:, -1:] < sums).argmax(axis=1)
        placed[np.arange(n), chosen] -= i < leavers


def run():
    base = base_rates()
    arrivals_by_age, open_by_age, care_by_age, into_care, out_of_care = (np.array(a) for a in p["ages"])
    stock = np.zeros((n, bands, 5), int)
    for state, total in enumerate(p["opening"][:3]):
        stock[:, :, state] = spread(total, open_by_age)
    children = spread(p["opening"][3], care_by_age)
    short, short_mean, long_mean, home, adopted, guardianship = p["care"]
    share = short * short_mean / (short * short_mean + (1 - short) * long_mean)
    stock[:, :, S] = np.floor(children * share + 0.5)
    stock[:, :, L] = children - stock[:, :, S]
    older = children[4]
    ring = np.zeros((n, 24), int)
    for child in range(older):
        ring[:, int((child + 0.5) * 24 / older)] += 1
    leavers = np.full(n, int(p["opening"][4]))
    opening, entrants_share, entrants_16, leaving, capacity = (np.array(a) for a in p["placements"])
    placed = np.tile(opening.astype(int), (n, 1))
    sd, phi = p["swing"]
    swing = np.zeros(n)
    total_entries, total_starts, total_aged = 0, 0, 0
    sizes, siblings = np.arange(1, 5), np.array(p["siblings"])
    for t in range(months):
        keep = 0 if t == 0 else phi
        swing = keep * swing + sd * np.sqrt(1 - keep**2) * rng.standard_normal(n)
        rate = p["rate"] / 1e4 * p["children"] / 12 * p["season"][t % 12] * np.exp(swing - sd**2 / 2)
        batches = rng.poisson((rate * p["assessed"])[:, None] * siblings / (sizes * siblings).sum())
        rng.poisson(rate * (1 - p["assessed"]))
        arrived = split((batches * sizes).sum(axis=1), arrivals_by_age)
        exponent, reference, least, most = p["feedback"]
        slow = np.clip((reference / (stock.sum(axis=(1, 2)) / p["staff"])) ** exponent, least, most)
        into, out, left = np.zeros((n, bands), int), np.zeros((n, bands), int), 0
        for b in range(bands):
            flows = np.broadcast_to(base, (n, 7, 7)).copy()
            flows[:, :3, :] *= slow[:, None, None]
            flows[:, :3, 3:5] *= into_care[b]
            flows[:, 3:5, :] *= out_of_care[b]
            flows[:, range(7), range(7)] = 0
            stock[:, b], into[:, b], out[:, b], entries, starts, gone = month_of_band(stock[:, b], arrived[:, b], flows)
            total_entries, total_starts, left = total_entries + entries, total_starts + starts, left + gone
        reasons = split(left, np.array([adopted, guardianship, max(0, 1 - home - adopted - guardianship)]))
        # birthdays
        aged = np.zeros_like(stock)
        for b in range(bands):
            states = 5 if b < 4 else 3
            aged[:, b, :states] = rng.binomial(stock[:, b, :states], 1 / (12 * p["years"][b]))
        stock -= aged
        rest, want = ring.sum(axis=1), out[:, 4].copy()
        for month in range(24):  # who of the oldest left, without replacement
            gone = rng.hypergeometric(ring[:, month], rest - ring[:, month], want)
            rest -= ring[:, month]
            ring[:, month] -= gone
            want -= gone
        ring += rng.multinomial(into[:, 4], np.full(24, 1 / 24))
        grown = ring[:, 23].copy()
        ring[:, 1:] = ring[:, :-1].copy()
        ring[:, 0] = aged[:, 3, 3:].sum(axis=1)
        brief = rng.hypergeometric(stock[:, 4, S], stock[:, 4, L], grown)
        stock[:, 4, S] -= brief
        stock[:, 4, L] -= grown - brief
        stock[:, 1:] += aged[:, :-1]
        total_aged = total_aged + grown
        duties, duration = p["care_leavers"]
        leavers = leavers - rng.binomial(leavers, 1 - np.exp(-1 / duration)) + rng.binomial(grown, duties)
        # placements
        all_out = out.sum(axis=1) + grown
        from_adoption = np.minimum(np.minimum(reasons[:, 0], all_out), placed[:, 8])
        placed[:, 8] -= from_adoption
        take_weighted(placed, leaving, all_out - from_adoption)
        entering = split(into[:, :4].sum(axis=1), entrants_share) + split(into[:, 4], entrants_16)
        for full, instead in ((0, 2), (3, 4)):
            beyond = np.maximum(entering[:, full] - np.maximum(capacity[full] - placed[:, full], 0), 0).astype(int)
            entering[:, full] -= beyond
            entering[:, instead] += beyond
        placed += entering
        for source, to, monthly in p["moves"]:
            moved = rng.binomial(placed[:, source], 1 - np.exp(-monthly))
            placed[:, source] -= moved
            placed[:, to] += moved
    ends = stock.sum(axis=1)
    return {
        "assessments open at the end": ends[:, A], "children in need at the end": ends[:, C],
        "protection plans at the end": ends[:, P], "looked after at the end": ends[:, S] + ends[:, L],
        "care leavers at the end": leavers, "in-house foster placements at the end": placed[:, 0],
        "external residential placements at the end": placed[:, 4], "entries into care in all": total_entries,
        "plans started in all": total_starts, "aged out of care in all": total_aged,
    }


began = time.process_time()
answers = run()
seconds = time.process_time() - began
worst = 0.0
print(f"{'mean of':44}{'Loadline':>12}{'numpy':>12}{'difference':>13}")
for name, (mean, error) in given["answers"].items():
    values = np.asarray(answers[name], float)
    both = np.hypot(error, values.std() / np.sqrt(n))
    off = (mean - values.mean()) / both
    worst = max(worst, abs(off))
    print(f"{name:44}{mean:12.3f}{values.mean():12.3f}{off:+10.1f} se")
ours = given["seconds"] / given["futures"] / months * 1e6
peer = seconds / n / months * 1e6
print(f"\nLoadline {ours:.2f} us a future-month ({given['futures']} futures, {months} months, one thread)")
print(f"numpy    {peer:.2f} us a future-month ({n} futures, {months} months, one thread)")
print(f"ratio    {peer / ours:.1f}")
if worst > 4.5:
    sys.exit("the answers differ by more than 4.5 standard errors")
