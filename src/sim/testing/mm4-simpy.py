# An M/M/4 queue as SimPy's own documentation writes one. Arguments: how many requests. Prints one JSON object.
import json
import random
import sys
import time

MEAN_GAP_MS = 12.5
MEAN_SERVICE_MS = 40.0
PLACES = 4
requests = int(sys.argv[1])
random.seed(1)
waited_ms = 0.0


def with_simpy_3():
    import simpy

    def visit(env, servers):
        global waited_ms
        came_ms = env.now
        with servers.request() as turn:
            yield turn
            waited_ms += env.now - came_ms
            yield env.timeout(random.expovariate(1 / MEAN_SERVICE_MS))

    def send(env, servers):
        for _ in range(requests):
            yield env.timeout(random.expovariate(1 / MEAN_GAP_MS))
            env.process(visit(env, servers))

    env = simpy.Environment()
    env.process(send(env, simpy.Resource(env, capacity=PLACES)))
    return simpy.__version__, env.run


def with_simpy_2():
    import SimPy
    from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

    class Visit(Process):
        def go(self, servers):
            global waited_ms
            came_ms = self.sim.now()
            yield request, self, servers
            waited_ms += self.sim.now() - came_ms
            yield hold, self, random.expovariate(1 / MEAN_SERVICE_MS)
            yield release, self, servers

    class Source(Process):
        def go(self, servers):
            for _ in range(requests):
                yield hold, self, random.expovariate(1 / MEAN_GAP_MS)
                visit = Visit(sim=self.sim)
                self.sim.activate(visit, visit.go(servers))

    simulation = Simulation()
    source = Source(sim=simulation)
    simulation.activate(source, source.go(Resource(capacity=PLACES, sim=simulation)))
    return SimPy.__version__, lambda: simulation.simulate(until=1e15)


try:
    version, run = with_simpy_3()
except ImportError:
    version, run = with_simpy_2()
started = time.perf_counter()
run()
seconds = time.perf_counter() - started
print(json.dumps({"version": version, "seconds": seconds, "meanWaitMs": waited_ms / requests}))
