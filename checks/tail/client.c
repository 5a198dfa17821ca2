// SPDX-License-Identifier: Apache-2.0
//
// The client that sees every server's tail: one thread, epoll, the monotonic clock.
//
//   client PORT AT_ONCE APART_US SECONDS [parts]    sends GET /delay/50 over HTTP/1.1
//
// With APART_US = 0: AT_ONCE requests, one on each of as many connections, as fast as they can be written; the next when all are
// answered and 20 ms have passed. Otherwise one request each so many microseconds, on AT_ONCE connections in turn. The first 100 ms do
// not count. Prints how many requests counted, and then each one's error in ns: from before it was written until its answer was
// read, less 50 ms. With `parts` it also prints what the error consists of, by the answer's Httptoll-Stamps, which have the same clock:
// until the request arrived, from when it was due until the answer was released, and from then on.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, ANSWER = 4096 };
static const int64_t MILLI = 1000000, DELAY = 50000000, REST = 20000000, UNCOUNTED = 100000000, TIMEOUT = 10000000000;
static const char REQUEST[] = "GET /delay/50 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

struct connection {
    int socket;
    int got;
    int is_busy;
    int64_t sent;
    char answer[ANSWER + 1];
};

struct error {
    int64_t all, before, late, after;
};

static struct connection *connections;
static int poll_set, busy, parts;
static int64_t begin;
static struct error *errors;
static size_t counted, room;

static void fail(const char *what) {
    fprintf(stderr, "client: %s\n", what);
    exit(2);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void open_to(int port, struct connection *own) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = own};
    int yes = 1;
    own->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (own->socket < 0 || connect(own->socket, (struct sockaddr *) &address, sizeof address))
        fail("cannot connect");
    setsockopt(own->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (epoll_ctl(poll_set, EPOLL_CTL_ADD, own->socket, &event))
        fail("epoll_ctl");
}

static void send_on(struct connection *own) {
    if (own->is_busy)
        fail("a connection is still waiting for its answer: too few connections, or a server that is much too late");
    own->is_busy = 1;
    own->got = 0;
    busy++;
    own->sent = now();
    if (write(own->socket, REQUEST, sizeof REQUEST - 1) != sizeof REQUEST - 1)
        fail("cannot write a request");
}

// The size of the whole answer; 0 while its head is incomplete.
static int expected(const struct connection *own) {
    char *end = strstr(own->answer, "\r\n\r\n");
    if (!end)
        return 0;
    char *length = strcasestr(own->answer, "\r\nContent-Length:");
    if (strncmp(own->answer, "HTTP/1.1 200", 12) || !length || length > end)
        fail(own->answer);
    return (int) (end + 4 - own->answer) + atoi(length + 17);
}

static void count(const struct connection *own, int64_t read_at) {
    struct error error = {.all = read_at - own->sent - DELAY};
    long long arrived, handling, released;
    if (counted == room && !(errors = realloc(errors, (room = room ? 2 * room : 4096) * sizeof *errors)))
        fail("realloc");
    if (parts) {
        const char *stamps = strcasestr(own->answer, "\r\nHttptoll-Stamps:");
        if (!stamps || sscanf(stamps + 18, "%lld,%lld,%lld", &arrived, &handling, &released) != 3)
            fail("an answer has no stamps");
        error.before = arrived - own->sent;
        error.late = released - arrived - DELAY;
        error.after = read_at - released;
    }
    errors[counted++] = error;
}

static void receive(struct connection *own) {
    ssize_t got = read(own->socket, own->answer + own->got, ANSWER - own->got);
    if (got <= 0 || !own->is_busy)
        fail("the server ended a connection, or sent what was not asked for");
    own->got += got;
    own->answer[own->got] = 0;
    int whole = expected(own);
    if (whole == 0 || own->got < whole)
        return;
    int64_t read_at = now();
    own->is_busy = 0;
    busy--;
    if (own->sent - begin >= UNCOUNTED)
        count(own, read_at);
}

// Reads what comes until that time, or until no answer is awaited any more.
static void read_until(int64_t end, int also_when_none_is_awaited) {
    while (busy || also_when_none_is_awaited) {
        struct epoll_event events[EVENTS];
        int64_t left = end - now();
        left = left < 0 ? 0 : left;
        struct timespec wait = {left / 1000000000, left % 1000000000};
        int ready = epoll_pwait2(poll_set, events, EVENTS, &wait, NULL);
        for (int i = 0; i < ready; i++)
            receive(events[i].data.ptr);
        if (now() >= end)
            break;
    }
}

int main(int words_count, char **words) {
    if (words_count < 5 || words_count > 6 || (words_count == 6 && strcmp(words[5], "parts")))
        fail("usage: client PORT AT_ONCE APART_US SECONDS [parts]");
    parts = words_count == 6;
    int at_once = atoi(words[2]);
    int64_t apart = atoll(words[3]) * 1000, seconds = atoll(words[4]) * 1000 * MILLI;
    prctl(PR_SET_TIMERSLACK, 1);
    poll_set = epoll_create1(0);
    connections = calloc(at_once, sizeof *connections);
    for (int i = 0; i < at_once; i++)
        open_to(atoi(words[1]), &connections[i]);
    begin = now();
    int64_t next = begin;
    for (int64_t sent = 0; now() - begin < seconds + UNCOUNTED; sent++) {
        read_until(next, 1);
        if (apart) {
            send_on(&connections[sent % at_once]);
            next += apart;
        } else {
            for (int i = 0; i < at_once; i++)
                send_on(&connections[i]);
            read_until(now() + TIMEOUT, 0);
            if (busy)
                fail("no answer within 10 s");
            next = now() + REST;
        }
    }
    read_until(now() + TIMEOUT, 0);
    printf("%zu\n", counted);
    for (size_t i = 0; i < counted; i++) {
        struct error *each = &errors[i];
        if (parts)
            printf("%lld %lld %lld %lld\n", (long long) each->all, (long long) each->before, (long long) each->late,
                (long long) each->after);
        else
            printf("%lld\n", (long long) each->all);
    }
    return 0;
}
