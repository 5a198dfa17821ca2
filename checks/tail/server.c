// SPDX-License-Identifier: Apache-2.0
//
// The server that the fixture server's tail is compared with: GET /delay/{ms} over HTTP/1.1 on one thread, with epoll and a heap of
// due times. It answers with as many bytes as the fixture server does, and does nothing else.
//
// Prints the line of JSON that says its URL, and ends at the end of its standard input. Needs Linux 5.11 or later (epoll_pwait2).
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST = 2048, EVENTS = 256, BACKLOG = 1024, BODY = 128 };

struct connection {
    int socket;
    int got;
    int is_waiting;  // Its request waits for its answer.
    int is_over;     // The client has ended it meanwhile.
    int64_t arrived;
    char request[REQUEST + 1];
};

struct due {
    int64_t at;
    struct connection *whose;
};

static struct due *heap;
static size_t waiting, room;
static int poll_set;

static void fail(const char *what) {
    perror(what);
    exit(2);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void push(int64_t at, struct connection *whose) {
    if (waiting == room && !(heap = realloc(heap, (room = room ? 2 * room : 64) * sizeof *heap)))
        fail("realloc");
    size_t place = waiting++;
    for (; place > 0 && heap[(place - 1) / 2].at > at; place = (place - 1) / 2)
        heap[place] = heap[(place - 1) / 2];
    heap[place] = (struct due){at, whose};
}

static struct connection *pop(void) {
    struct connection *first = heap[0].whose;
    struct due last = heap[--waiting];
    size_t place = 0;
    for (size_t child; (child = 2 * place + 1) < waiting; place = child) {
        child += child + 1 < waiting && heap[child + 1].at < heap[child].at;
        if (heap[child].at >= last.at)
            break;
        heap[place] = heap[child];
    }
    heap[place] = last;
    return first;
}

// Answers are smaller than any buffer of a socket, so a write that is incomplete is the end of the connection.
static void answer(struct connection *own) {
    if (own->is_over) {
        close(own->socket);
        free(own);
        return;
    }
    char text[512];
    int64_t released = now();
    int size = snprintf(text, sizeof text,
        "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n"
        "Httptoll-Stamps: %lld,%lld,%lld\r\nServer-Timing: queue;dur=0.001, delay;dur=%.3f\r\n\r\n",
        BODY, (long long) own->arrived, (long long) own->arrived, (long long) released, (released - own->arrived) / 1e6);
    memset(text + size, 'x', BODY);
    own->is_waiting = 0;
    if (write(own->socket, text, size + BODY) != size + BODY)
        shutdown(own->socket, SHUT_RDWR);
}

static void end(struct connection *own) {
    epoll_ctl(poll_set, EPOLL_CTL_DEL, own->socket, NULL);
    own->is_over = 1;
    if (!own->is_waiting)
        answer(own);
}

// One request at a time on a connection: a client that sends more is refused.
static void receive(struct connection *own) {
    ssize_t got = read(own->socket, own->request + own->got, REQUEST - own->got);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0 || own->is_waiting) {
        end(own);
        return;
    }
    if (own->got == 0)
        own->arrived = now();
    own->got += got;
    own->request[own->got] = 0;
    if (own->got >= 4 && !memcmp(own->request + own->got - 4, "\r\n\r\n", 4)) {
        double millis;
        if (sscanf(own->request, "GET /delay/%lf", &millis) != 1) {
            end(own);
            return;
        }
        own->got = 0;
        own->is_waiting = 1;
        push(own->arrived + (int64_t) (millis * 1e6), own);
    } else if (own->got == REQUEST) {
        end(own);
    }
}

static void watch(int file, void *whose) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = whose};
    if (epoll_ctl(poll_set, EPOLL_CTL_ADD, file, &event))
        fail("epoll_ctl");
}

static void take(int listening) {
    int socket, yes = 1;
    while ((socket = accept4(listening, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        struct connection *own = calloc(1, sizeof *own);
        if (!own)
            fail("calloc");
        own->socket = socket;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        watch(socket, own);
    }
}

static int listen_on_any_port(void) {
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (listening < 0 || bind(listening, (struct sockaddr *) &address, size) || listen(listening, BACKLOG)
        || getsockname(listening, (struct sockaddr *) &address, &size))
        fail("listen");
    printf("{\"ready\":true,\"url\":\"http://127.0.0.1:%d\"}\n", ntohs(address.sin_port));
    fflush(stdout);
    return listening;
}

int main(void) {
    // As the fixture server's timer: woken as soon as the kernel can, not within 50 us.
    prctl(PR_SET_TIMERSLACK, 1);
    poll_set = epoll_create1(0);
    int listening = listen_on_any_port();
    watch(listening, &listening);
    watch(STDIN_FILENO, NULL);
    for (;;) {
        while (waiting && heap[0].at <= now())
            answer(pop());
        struct epoll_event events[EVENTS];
        int64_t left = waiting ? heap[0].at - now() : 0;
        left = left < 0 ? 0 : left;
        struct timespec wait = {left / 1000000000, left % 1000000000};
        int ready = epoll_pwait2(poll_set, events, EVENTS, waiting ? &wait : NULL, NULL);
        if (ready < 0 && errno != EINTR)
            fail("epoll_pwait2");
        for (int i = 0; i < ready; i++) {
            char ignored[64];
            if (events[i].data.ptr == &listening)
                take(listening);
            else if (events[i].data.ptr)
                receive(events[i].data.ptr);
            else if (read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
                return 0;
        }
    }
}
