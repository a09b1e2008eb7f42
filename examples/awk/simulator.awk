# A queue at one counter. Customers come at random, are served in turn, and somebody writes down how long each waits.
#
# Parameters: arrival (1/min), the rate at which customers come; service (1/min), the rate at which one is served.
# Observables: the mean wait (min), the longest wait (min), the share of customers who did not wait, and the minute at
# which the last of 60 customers left.
#
# Lindley's recursion: wait[i + 1] = max(0, wait[i] + serving[i] - gap[i + 1])

# Park and Miller's generator: awk's own differs from awk to awk, and no number here leaves the 53 exact bits.
function uniform() {
    state = (16807 * state) % 2147483647
    return state / 2147483647
}

function exponential(rate) {
    return -log(uniform()) / rate
}

# The text of a number in the request.
function field(name,    at) {
    at = index($0, "\"" name "\":") + length(name) + 3
    match(substr($0, at), /^[^,}]*/)
    return substr($0, at, RLENGTH)
}

{
    arrival = field("arrival") + 0
    service = field("service") + 0
    state = field("seed") % 2147483646 + 1

    wait = longest = total = served = clock = 0
    for (customer = 1; customer <= 60; customer++) {
        gap = exponential(arrival)
        clock += gap
        wait = customer == 1 ? 0 : wait + serving - gap
        if (wait <= 0) {
            wait = 0
            served++
        }
        if (wait > longest) longest = wait
        total += wait
        serving = exponential(service)
    }
    printf "{\"id\":%s,\"x\":[%.9g,%.9g,%.9g,%.9g]}\n", \
        field("id"), total / 60, longest, served / 60, clock + wait + serving
    fflush()
}
